import { IncomparableError } from '../analysis/pprof/common-types.ts';
import { subtractProfile } from '../analysis/pprof/compare.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { cutText, visibleText } from '../views/visible-text.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { openProfile } from './open-profile.ts';
import type { Output } from './output.ts';
import { Progress } from './reading-progress.ts';
import { readRequest, tableOf, tableOptions } from './top.ts';

/**
 * `diff BEFORE AFTER`: what a profile has more, and less, than another.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function diff(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliPprofCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    ...tableOptions,
    subtract: { type: 'boolean' },
  });
  const [before, after] = positionals;
  if (positionals.length !== 2 || before === undefined || after === undefined)
    throw new UsageError(words.twoProfiles);
  if (before === '-' && after === '-') throw new UsageError(cliCatalog[locale].stdinTwice);
  const request = readRequest(values, locale);
  const progress = new Progress(output, locale);
  const base = await openProfile(before, locale, output, progress);
  const profile = await openProfile(after, locale, output, progress);
  try {
    const difference = subtractProfile(profile, base, values['subtract'] !== true);
    await output.out(tableOf(difference, after, request, locale));
  } catch (error) {
    if (error instanceof IncomparableError) {
      const [newer, older] = error.sides.map((side) => visibleText(cutText(side, 200)));
      throw new InputError(words.different(error.difference, older ?? '', newer ?? ''));
    }
    throw error;
  }
  return ExitCode.ok;
}

import { makeReport } from '../analysis/pprof/report.ts';
import { defaultSampleType } from '../analysis/pprof/sample-type.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import type { Locale } from '../i18n/catalog.ts';
import { pprofCatalog } from '../i18n/catalogs/pprof.ts';
import { formatBytes, formatCount } from '../views/format-count.ts';
import { kindWords } from '../views/pprof/kind-words.ts';
import { profileKind } from '../views/pprof/profile-kind.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { ExitCode } from './errors.ts';
import type { OpenedInput } from './open-input.ts';
import { readOpenProfile } from './open-profile.ts';
import { profileToJson } from './pprof-json.ts';
import { PprofText } from './pprof-text.ts';
import type { Layout } from './style.ts';
import { quoteLine, wrap } from './text-table.ts';

/** Rows of each table of the summary. */
const summaryRows = 15;

/** What `analyze` says of a profile: what it can tell, and the largest functions by each of its sample types. @throws InputError */
export async function reportProfile(input: OpenedInput, locale: Locale): Promise<AnalyzeReport> {
  const { profile, cut } = await readOpenProfile(input, locale);
  return {
    json: () => ({
      ...profileToJson(profile, input.path),
      complete: cut.length === 0,
      // Whoever sums profiles up must not take a part for a whole one, as Go's own tool does not.
      ...(cut.length > 0 && { cut, error: cut.join('; ') }),
    }),
    text: (layout) => summary(profile, input.path, layout),
    cut,
    ...(cut.length > 0 && { exitCode: ExitCode.unusable }),
  };
}

function summary(profile: Profile, path: string, { locale, columns, style }: Layout): string {
  const words = pprofCatalog[locale];
  const { name, says, cannot } = kindWords(profileKind(profile), locale);
  const { samples, functions, bytes } = profile;
  const read = words.statusRead(
    formatBytes(bytes),
    words.samples(formatCount(samples.count)),
    words.functions(formatCount(functions.count)),
  );
  const about = [says, cannot].map((text) => wrap(text, columns, '  '));
  const first = defaultSampleType(profile);
  const types = profile.sampleTypes
    .map((_, type) => type)
    .sort((a, b) => Number(b === first) - Number(a === first));
  const tables = types.map((sampleType) => {
    const report = makeReport(profile, { sampleType, nodeCount: summaryRows, edges: 'inlined' });
    return new PprofText(report, locale).top();
  });
  return [
    `${style.bold(quoteLine(`${path}: ${name}`, columns))}\n  ${style.soft(read)}\n${about.join('\n')}\n`,
    ...tables,
  ].join('\n');
}

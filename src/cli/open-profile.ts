import type { Profile } from '../formats/pprof/profile.ts';
import { readProfile } from '../formats/pprof/read-profile.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { formatCount } from '../views/format-count.ts';
import { InputError } from './errors.ts';
import { type OpenedInput, openInput } from './open-input.ts';
import type { Output } from './output.ts';
import type { Progress } from './reading-progress.ts';

/** A profile, or what there is of one. */
export interface OpenedProfile {
  readonly profile: Profile;
  /** Why only a part could be read, with the path; empty where all was. */
  readonly cut: readonly string[];
}

/**
 * Reads a profile to its end.
 * @throws InputError where nothing can be told of it: names come last, so that its beginning is of no use
 */
export async function readOpenProfile(input: OpenedInput, locale: Locale): Promise<OpenedProfile> {
  const words = cliPprofCatalog[locale];
  const { path } = input;
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks) chunks.push(chunk);
  const read = readProfile(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks), {
    isCut: input.cut.length > 0,
  });
  const { profile, problem } = read;
  if (!profile) {
    const at = Number.isNaN(problem.offset) ? '' : formatCount(problem.offset);
    const refused = words.notAProfile(problem.code, problem.message, at);
    // What is wrong with the archive is why the profile in it is cut.
    const archive = input.cut.map((reason) => reason.slice(`${path}: `.length));
    throw new InputError(cliCatalog[locale].reasons([...archive, refused]), path);
  }
  if (!problem) return { profile, cut: input.cut };
  const part = words.partOfProfile(
    formatCount(problem.offset),
    formatCount(read.nameless),
    formatCount(profile.functions.count),
  );
  return { profile, cut: [...input.cut, `${path}: ${part}`] };
}

/** Opens and reads a profile; what is missing is said on standard error. @throws InputError */
export async function openProfile(
  path: string,
  locale: Locale,
  output: Output,
  progress: Progress,
): Promise<Profile> {
  const { profile, cut } = await readOpenProfile(await openInput(path, locale, progress), locale);
  progress.clear();
  for (const reason of cut) output.err(`${cliCatalog[locale].cut(reason)}\n`);
  return profile;
}

import type { Profile } from '../formats/pprof/profile.ts';
import { readProfile } from '../formats/pprof/read-profile.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { InputError } from './errors.ts';
import { type OpenedInput, openInput } from './open-input.ts';
import type { Progress } from './reading-progress.ts';

/**
 * Reads a profile to its end.
 * @throws InputError where it can't be read whole: names come last in it, so that a part is of no use
 */
export async function readWholeProfile(input: OpenedInput, locale: Locale): Promise<Profile> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks) chunks.push(chunk);
  const [reason] = input.cut;
  if (reason !== undefined) throw new InputError(reason.slice(`${input.path}: `.length), input.path);
  const { profile, problem } = readProfile(
    chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks),
  );
  if (problem) {
    const at = Number.isNaN(problem.offset) ? '' : String(problem.offset);
    throw new InputError(cliPprofCatalog[locale].notAProfile(problem.code, problem.message, at), input.path);
  }
  return profile;
}

/** Opens and reads a profile. @throws InputError */
export async function openProfile(path: string, locale: Locale, progress?: Progress): Promise<Profile> {
  const profile = await readWholeProfile(await openInput(path, locale, progress), locale);
  progress?.clear();
  return profile;
}

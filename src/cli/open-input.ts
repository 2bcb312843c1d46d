import { type Detected, detect } from '../formats/detect.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { InputError } from './errors.ts';
import { type OpenedBytes, readBytes } from './read-bytes.ts';
import type { Progress } from './reading-progress.ts';

/** An input whose beginning has been looked at. */
export interface OpenedInput extends OpenedBytes {
  readonly path: string;
  readonly found: Detected;
  /** Why only the beginning could be read; complete when `chunks` has ended. */
  readonly cut: readonly string[];
}

/**
 * Opens a file or standard input (`-`), plain or gzip, and says what it is.
 * @throws InputError where it can't be read
 */
export async function openInput(path: string, locale: Locale, progress?: Progress): Promise<OpenedInput> {
  const cut: string[] = [];
  progress?.begin();
  const opened = await readBytes(
    path,
    locale,
    (bytes, total) => progress?.show(path, bytes, total),
    (reason) => cut.push(`${path}: ${reason}`),
  );
  return { ...opened, path, found: detect(opened.front), cut };
}

/** Why an input is not what a command reads. */
export function refused(
  { found, path }: OpenedInput,
  locale: Locale,
  wanted: 'strace' | 'gotrace' | 'pprof' = 'strace',
): InputError {
  const words = cliCatalog[locale];
  if (found.format === 'unknown') {
    return new InputError(words.notRead(found.looksLike, found.version, found.message), path);
  }
  return new InputError(words.otherFormat(found.format, wanted), path);
}

import { statSync } from 'node:fs';
import type { Locale } from '../i18n/catalog.ts';
import { cliLogsCatalog } from '../i18n/catalogs/cli-logs.ts';
import { InputError, UsageError } from './errors.ts';

/** What tells a file from others, whatever its name; null of what is no file (yet). */
function identity(path: string): string | null {
  const info = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false, bigint: true });
  return info?.isFile() ? `${info.dev} ${info.ino}` : null;
}

/**
 * Refuses to write over what is read: the recording would be lost.
 * @throws UsageError
 */
export function requireOtherFile(out: string, inputs: readonly string[], locale: Locale): void {
  const written = safely(() => identity(out));
  const same = inputs.find((input) => written !== null && safely(() => identity(input)) === written);
  if (same !== undefined) throw new UsageError(cliLogsCatalog[locale].overInput(same));
}

/** What cannot be looked at is said where it is opened. */
function safely(look: () => string | null): string | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Why a file could not be written, and what to do. */
export function writeError(path: string, error: unknown, locale: Locale): InputError {
  const words = cliLogsCatalog[locale];
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: words.noFolder,
    ENOTDIR: words.noFolder,
    EISDIR: words.outputIsFolder,
    EACCES: words.mayNotWrite,
    EROFS: words.mayNotWrite,
    ENOSPC: words.diskFull,
  };
  return new InputError(words.notWritten(reasons[code ?? ''] ?? message), path);
}

import { join } from 'node:path';

/** Formats whose small recordings, those that their readers are tested with, are files of the site too. */
export const sampleFormats = ['gotrace', 'pprof'] as const;

/** Where they lie, with their `provenance.json`. */
export function sampleFolder(format: (typeof sampleFormats)[number]): string {
  return join('src', 'formats', format, 'samples');
}

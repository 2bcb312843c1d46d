import type { Locale } from '../../i18n/catalog.ts';
import type { MachineManifest } from '../../vm/types.ts';

/** What Machine.astro leaves in the page. */
export interface MachineProps {
  readonly locale: Locale;
  /** The site's base path, with a slash at its end. */
  readonly base: string;
  /** `<course>/<exercise>`, or null for a machine without a scenario. */
  readonly scenario: string | null;
  /** The scenario's name; null without one. */
  readonly scenarioTitles: Readonly<Record<Locale, string>> | null;
  /** The scenario's words in the page's language, and whether it can look at what the reader did. */
  readonly scenarioDoes: string;
  readonly scenarioLimits: string;
  readonly hasCheck: boolean;
  /** What that look may find missing, by the word that the scenario's script prints. */
  readonly checkWords: Readonly<Record<string, string>>;
  /** Address of the recorded session, or null where there is none. */
  readonly transcript: string | null;
  /** Stands in the page, open, instead of in a dock. */
  readonly inPage: boolean;
}

/** The files that a start from the snapshot takes; the kernel is fetched only for the slow way. */
const startFiles = ['state', 'v86.wasm', 'bios.bin', 'vgabios.bin'] as const;

/** Bytes that a first start loads. */
export function startBytes({ files }: MachineManifest): number {
  return startFiles.reduce((sum, name) => sum + (files[name]?.sizeBytes ?? 0), 0);
}

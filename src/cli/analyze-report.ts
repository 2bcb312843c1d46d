import type { Locale } from '../i18n/catalog.ts';
import type { OpenedInput } from './open-input.ts';
import type { Layout } from './style.ts';

/** What `analyze` says of one input, in either form. */
export interface AnalyzeReport {
  json(): object;
  text(layout: Layout): string;
  /** Why only the beginning could be read; empty where all was. */
  readonly cut: readonly string[];
}

/**
 * Reads an input of one format to its end.
 * @param input its format is the one that is asked for
 * @throws InputError where nothing of it can be read
 */
export type ReadReport = (input: OpenedInput, locale: Locale) => Promise<AnalyzeReport>;

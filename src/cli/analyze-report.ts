import type { Layout } from './style.ts';

/** What `analyze` says of one input, in either form. */
export interface AnalyzeReport {
  json(): object;
  text(layout: Layout): string;
  /** Why only the beginning could be read; empty where all was. */
  readonly cut: readonly string[];
  /** Where it is not that of success, although there is something to print. */
  readonly exitCode?: number;
}

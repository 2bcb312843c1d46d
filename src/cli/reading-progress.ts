import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { formatBytes } from '../views/format-count.ts';
import type { Output } from './output.ts';

const everyMs = 100;
/** Short reads show nothing. */
const quietMs = 300;

/** One line on standard error that a person watching sees change; nothing at all where nobody watches. */
export class Progress {
  private readonly output: Output;
  private readonly locale: Locale;
  private startMs = 0;
  private lastMs = 0;
  private shown = false;

  constructor(output: Output, locale: Locale) {
    this.output = output;
    this.locale = locale;
  }

  /** A new file begins. */
  begin(): void {
    this.clear();
    this.startMs = performance.now();
    this.lastMs = this.startMs + quietMs - everyMs;
  }

  /** @param totalBytes null for a pipe */
  show(path: string, bytes: number, totalBytes: number | null): void {
    if (!this.output.progress) return;
    const now = performance.now();
    if (now - this.lastMs < everyMs) return;
    this.lastMs = now;
    const perSecond = formatBytes((bytes / (now - this.startMs)) * 1000);
    const done = totalBytes
      ? ` / ${formatBytes(totalBytes)} (${Math.floor((bytes / totalBytes) * 100)} %)`
      : '';
    const { reading } = cliCatalog[this.locale];
    this.output.err(`\r\u001b[K${reading} ${path}  ${formatBytes(bytes)}${done}  ${perSecond}/s`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.output.err('\r\u001b[K');
    this.shown = false;
  }
}

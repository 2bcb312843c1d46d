import type { CpuProfile } from '../analysis/gotrace/cpu-samples/cpu-samples.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { formatCount } from '../views/format-count.ts';
import type { Layout } from './style.ts';
import { quoteLine, table } from './text-table.ts';

/** Functions that are shown. */
const shown = 10;
const right = 'right' as const;

/** Functions by the CPU samples in a trace, as a table; '' where it has none. */
export function samplesText(cpu: CpuProfile, { locale, columns, style }: Layout): string {
  const words = cliGoroutineCatalog[locale];
  if (cpu.samples === 0) return '';
  const rows = cpu.functions
    .slice(0, shown)
    .map(({ name, flat, cum }) => [formatCount(flat), formatCount(cum), quoteLine(name, 400)]);
  const header = [
    { title: words.flat, align: right },
    { title: words.cum, align: right },
    { title: words.function },
  ];
  const rest = cpu.functions.length - shown;
  const more = rest > 0 ? `${style.soft(`  ${words.moreWaits(formatCount(rest))}`)}\n` : '';
  const title = words.samples(formatCount(cpu.samples));
  return `${style.bold(title)}\n${table(header, rows, columns, style.soft)}${more}`;
}

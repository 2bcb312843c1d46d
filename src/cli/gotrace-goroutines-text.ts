import type { GoroutineGroup } from '../analysis/gotrace/goroutines/goroutine-groups.ts';
import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliGotraceCatalog } from '../i18n/catalogs/cli-gotrace.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import type { Layout } from './style.ts';
import { quoteLine, table } from './text-table.ts';

/** Rows of the program's own goroutines. */
const shown = 15;

const blockedNs = (group: GoroutineGroup) =>
  Object.values(group.blockNsByReason).reduce((sum, ns) => sum + ns, 0);

/** Goroutines by root function; the runtime's own in one row. */
export function goroutinesText({ groups }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const own = groups.filter((group) => !group.system && !group.ofTracer);
  const others = groups.filter((group) => group.system || group.ofTracer);
  if (groups.length === 0) return '';
  const cells = (some: readonly GoroutineGroup[], name: string) => {
    const sum = (of: (group: GoroutineGroup) => number) =>
      some.reduce((total, group) => total + of(group), 0);
    return [
      formatCount(sum((group) => group.count)),
      formatDuration(
        sum((group) => group.execNs),
        locale,
      ),
      formatDuration(
        sum((group) => group.schedWaitNs),
        locale,
      ),
      formatDuration(
        sum((group) => group.syscallNs + group.syscallBlockNs),
        locale,
      ),
      formatDuration(sum(blockedNs), locale),
      name,
    ];
  };
  const rows = own
    .slice(0, shown)
    .map((group) => cells([group], quoteLine(group.name || words.inactive, 400)));
  if (others.length > 0) {
    const count = others.reduce((total, group) => total + group.count, 0);
    rows.push(cells(others, words.system(count)));
  }
  const right = 'right' as const;
  const header = [
    { title: words.count, align: right },
    { title: words.exec, align: right },
    { title: words.sched, align: right },
    { title: words.syscall, align: right },
    { title: words.blocked, align: right },
    { title: words.startedIn },
  ];
  const more = own.length > shown ? `  ${style.soft(cliCatalog[locale].others(own.length - shown))}\n` : '';
  return `${style.bold(words.goroutines)}\n${table(header, rows, columns, style.soft)}${more}`;
}

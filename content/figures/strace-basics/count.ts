import {
  byClock,
  failed,
  longestBusy,
  mainCalls,
  outsideNs,
  tableTotalNs,
  topOfTable,
} from '../../../exercises/strace-basics/count-and-narrow/counted.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { beginLineOf, sumOf } from '../../../src/grading/strace-calls.ts';
import type { Figure } from '../../../src/site/figures.ts';

/* Figures of "Count first, then narrow". Runs of one program: two summaries, one with both, three narrowed ones. */

const fixture = 'strace-basics/count-and-narrow';
const cpu = `${fixture}/cpu.log`;
const wall = `${fixture}/wall.log`;

const row = (log: StraceLog, index: number): Readonly<Record<string, string>> => {
  const found = log.trace.summaryTables[0]?.rows[index];
  if (!found) throw new Error('the log has no such row in its summary');
  return found;
};

const secondsNs = (log: StraceLog, name: string): number =>
  Number(log.trace.summaryTables[0]?.rows.find(({ syscall }) => syscall === name)?.seconds) * 1e9;

/** Head and first rows of a summary, its rule and its total. */
function tableLines(log: StraceLog, rows: number): number[] {
  const table = log.trace.summaryTables[0];
  if (!table) throw new Error('the log has no summary');
  const head = table.line + 1;
  const rule = head + 2 + table.rows.length;
  return [...Array.from({ length: rows + 2 }, (_, index) => head + index), rule, rule + 1];
}

const lines = (file: string): Figure => ({
  fixture: `${fixture}/${file}`,
  as: 'count',
  of: (log) => log.trace.calls.count,
});

export const countFigures = {
  'count-cpu-table': { fixture: cpu, as: 'lines', of: (log) => tableLines(log, 5) },
  'count-cpu-top': { fixture: cpu, as: 'text', of: topOfTable },
  'count-cpu-top-share': { fixture: cpu, as: 'share', of: (log) => Number(row(log, 0)['%time']) / 100 },
  'count-cpu-total': { fixture: cpu, as: 'duration', of: tableTotalNs },
  'count-cpu-read': { fixture: cpu, as: 'duration', of: (log) => secondsNs(log, 'read') },
  'count-wall-table': { fixture: wall, as: 'lines', of: (log) => tableLines(log, 5) },
  'count-wall-read': { fixture: wall, as: 'duration', of: (log) => secondsNs(log, 'read') },
  'count-wall-mean': { fixture: wall, as: 'duration', of: (log) => Number(row(log, 0)['usecs/call']) * 1000 },
  'count-run': { fixture, as: 'duration', of: (log) => log.trace.endNs },
  'count-calls': { fixture, as: 'count', of: (log) => log.trace.calls.count },
  'count-cpu-share': { fixture, as: 'share', of: (log) => tableTotalNs(log) / log.trace.endNs },
  'count-outside': { fixture, as: 'duration', of: outsideNs },
  'count-longest': {
    fixture,
    as: 'lines',
    of: (log) => mainCalls(log, byClock(log)[0]?.name ?? '').map((call) => beginLineOf(log, call)),
  },
  'count-failed-time': {
    fixture,
    as: 'duration',
    of: (log) =>
      sumOf(
        log,
        [...Array(log.trace.calls.count).keys()].filter((call) => failed(log, call)),
      ),
  },
  'count-net-all': {
    fixture: `${fixture}/net.log`,
    as: 'lines',
    of: (log) => Array.from({ length: log.trace.calls.count }, (_, call) => beginLineOf(log, call)),
  },
  'count-named-wait': {
    fixture: `${fixture}/named.log`,
    as: 'duration',
    of: (log) => log.trace.calls.durationNs[longestBusy(log)] ?? Number.NaN,
  },
  'count-failed-lines': lines('failed.log'),
  'count-named-lines': lines('named.log'),
} satisfies Readonly<Record<string, Figure>>;

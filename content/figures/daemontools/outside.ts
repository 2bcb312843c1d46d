import { fromSystemd, tells } from '../../../exercises/daemontools/outside-daemontools/unit.ts';
import { stuck } from '../../../exercises/daemontools/pid-one/namespace.ts';
import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import { beginLineOf } from '../../../src/grading/strace-calls.ts';
import { callsOfThread, endNsOf, signalsOf } from '../../../src/grading/strace-signals.ts';
import type { Figure } from '../../../src/site/figures.ts';
import { openFixture } from '../../../src/site/fixtures.ts';

/* Figures of "systemd and containers": one service stopped by systemd with several settings, and as process 1. */

const unit = 'daemontools/outside-daemontools';
const pidOne = 'daemontools/pid-one';

/** A cell of a table of tabs: the row that begins with `name`. */
function cell(fixture: string, name: string, column: number): string {
  const rows = new TextDecoder().decode(openFixture(fixture).bytes).split('\n');
  const found = rows.map((row) => row.split('\t')).find(([first]) => first === name)?.[column];
  if (found === undefined) throw new Error(`${fixture} has no "${name}"`);
  return found;
}

const toldBySystemd = (log: StraceLog): number => new Set(fromSystemd(log).map(({ thread }) => thread)).size;

/** `<short>-main`: the main process as systemd knows it; `-result`; `-took`: length of the stop; `-told`: who got TERM from it. */
const stopFigures: Record<string, Figure> = {};
for (const [short, name] of Object.entries({
  group: 'outside-daemontools',
  mixed: 'mixed',
  main: 'main-only',
  limit: 'timeout',
  parent: 'parent',
})) {
  const table = `${unit}/stops.log`;
  stopFigures[`${short}-main`] = { fixture: table, as: 'text', of: () => cell(table, name, 1) };
  stopFigures[`${short}-result`] = { fixture: table, as: 'text', of: () => cell(table, name, 2) };
  stopFigures[`${short}-took`] = {
    fixture: table,
    as: 'duration',
    of: () => Number(cell(table, name, 3)) * 1e6,
  };
  stopFigures[`${short}-told`] = { fixture: `${unit}/${name}.log`, as: 'count', of: toldBySystemd };
}

/** `one-<run>-by`: what ended it; `-took`: from TERM to the end. */
const oneFigures: Record<string, Figure> = {};
for (const name of ['pid-one', 'tini', 'without-wait-all', 'ignored', 'ignored-untraced']) {
  const table = `${pidOne}/stops.log`;
  oneFigures[`one-${name}-by`] = { fixture: table, as: 'text', of: () => cell(table, name, 1) };
  oneFigures[`one-${name}-took`] = {
    fixture: table,
    as: 'duration',
    of: () => Number(cell(table, name, 2)) * 1e6,
  };
}

const tail = (log: StraceLog, count: number): number[] =>
  Array.from({ length: count }, (_, back) => log.trace.lines.count - count + back + 1);

export const outsideFigures: Record<string, Figure> = {
  ...stopFigures,
  ...oneFigures,
  'group-signals': {
    fixture: unit,
    as: 'lines',
    of: (log) => [
      ...fromSystemd(log).map(({ line }) => line),
      ...tells(log).map((call) => beginLineOf(log, call)),
    ],
  },
  'group-last-worker': {
    fixture: unit,
    as: 'duration',
    of: (log) => {
      const [first] = fromSystemd(log);
      const ends = log.trace.threads.slice(1).map((_, index) => endNsOf(log, index + 1));
      return Math.max(...ends) - (first?.timeNs ?? Number.NaN);
    },
  },
  'limit-tail': { fixture: `${unit}/timeout.log`, as: 'lines', of: (log) => tail(log, 2) },
  'ignored-tail': {
    fixture: `${pidOne}/ignored.log`,
    as: 'lines',
    of: (log) => [
      ...signalsOf(log, 'SIGTERM').map(({ line }) => line),
      ...callsOfThread(log, 0)
        .slice(-1)
        .map((call) => lineOfResult(log.trace, call)),
    ],
  },
  'one-tail': {
    fixture: pidOne,
    as: 'lines',
    of: (log) => {
      const last = beginLineOf(log, stuck(log)[0] ?? -1);
      return [last - 2, last - 1, last];
    },
  },
  'tini-tail': { fixture: `${pidOne}/tini.log`, as: 'lines', of: (log) => tail(log, 6) },
};

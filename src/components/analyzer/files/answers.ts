import type { StraceLog } from '../../../analysis/strace/log.ts';
import { arrangeFiles, type Files, gatherFiles } from '../../../views/files/arrange.ts';
import { readLifeDetail } from '../../../views/files/life-detail.ts';
import { readFileRows } from '../../../views/files/read-rows.ts';
import { type Answering, analysed } from '../worker/answering.ts';
import type { OpenTrace } from '../worker/open-trace.ts';
import { inTurns } from '../worker/turns.ts';
import type { FilesRequests, FilesTable } from './protocol.ts';

/** What was computed for one trace last: scrolling asks for the same table again and again. */
interface Kept {
  query: string | null;
  files: Files | null;
  key: string;
  order: Int32Array;
}
const kept = new WeakMap<OpenTrace, Kept>();

export const filesAnswers: Answering<FilesRequests> = {
  files: async (trace, { table, from, to }, signal) => {
    const log = await analysed(trace);
    const { files, order } = await arranged(trace, log, table, signal);
    return {
      rows: readFileRows(log, files, order, table.by, new Set(table.open), from, to),
      count: order.length,
      lives: files.lives,
      groups: files.groups.count,
      notOpen: log.lives.notOpen,
    };
  },
  fileRow: async (trace, { table, life }, signal) => {
    const log = await analysed(trace);
    const { files, order } = await arranged(trace, log, table, signal);
    const row = order.indexOf(life);
    return row >= 0 ? row : order.indexOf(-1 - (files.groups.groupOf[life] ?? -1));
  },
  lifeOf: async (trace, { call }, signal) => {
    const log = await analysed(trace);
    const lives = await inTurns(log.livesInSteps(), () => signal.aborted);
    const life = lives.lifeOf[call] ?? -1;
    return { life, targetId: life < 0 ? -1 : (lives.target[life] as number) };
  },
  life: async (trace, { life, turns }, signal) => {
    const log = await analysed(trace);
    const files = await inTurns(gatherFiles(log, null), () => signal.aborted);
    return life >= 0 && life < log.lives.count ? readLifeDetail(log, files, life, turns) : null;
  },
};

async function arranged(
  trace: OpenTrace,
  log: StraceLog,
  { query, by, sort, open }: FilesTable,
  signal: AbortSignal,
): Promise<{ files: Files; order: Int32Array }> {
  const mine: Kept = kept.get(trace) ?? { query: null, files: null, key: '', order: new Int32Array(0) };
  kept.set(trace, mine);
  let { files } = mine;
  if (!files || mine.query !== query) {
    const calls = await trace.selections.calls(query, signal);
    files = await inTurns(gatherFiles(log, calls), () => signal.aborted);
    mine.query = query;
    mine.files = files;
    mine.key = '';
  }
  const key = JSON.stringify([query, by, sort, open]);
  if (mine.key !== key) {
    mine.order = arrangeFiles(log, files, by, sort, new Set(open));
    mine.key = key;
  }
  return { files, order: mine.order };
}

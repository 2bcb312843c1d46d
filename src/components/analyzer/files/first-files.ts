import type { StraceLog } from '../../../analysis/strace/log.ts';
import { finish } from '../../../analysis/strace/steps.ts';
import { arrangeFiles, gatherFiles } from '../../../views/files/arrange.ts';
import { readFileRows } from '../../../views/files/read-rows.ts';
import type { FilesWindow } from './protocol.ts';
import { firstFilesState } from './view-state.ts';

/** The first rows of an untouched table, for a page made when the site is built. */
export function firstFiles(log: StraceLog, chosen: Uint32Array | null, rowCount: number): FilesWindow {
  const files = finish(gatherFiles(log, chosen?.toSorted() ?? null));
  const { by, sort } = firstFilesState;
  const open: ReadonlySet<number> = new Set();
  const order = arrangeFiles(log, files, by, sort, open);
  return {
    rows: readFileRows(log, files, order, by, open, 0, rowCount),
    count: order.length,
    lives: files.lives,
    groups: files.groups.count,
    notOpen: log.lives.notOpen,
  };
}

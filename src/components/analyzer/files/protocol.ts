import type { FileRow, FileSort, FilesGrouping } from '../../../views/files/file-row.ts';
import type { LifeDetail, TurnOrder } from '../../../views/files/life-detail.ts';
import type { TraceKey } from '../protocol.ts';

/** What a table of files shows. */
export interface FilesTable {
  readonly query: string;
  readonly by: FilesGrouping;
  readonly sort: FileSort;
  /** Numbers of the targets whose descriptors are listed. */
  readonly open: readonly number[];
}

export interface FilesWindow {
  readonly rows: readonly FileRow[];
  /** Rows in all. */
  readonly count: number;
  /** Descriptors, and what they name. */
  readonly lives: number;
  readonly groups: number;
  /** Calls on a number that was not open (EBADF), in the whole log. */
  readonly notOpen: number;
}

export interface FilesRequests {
  files: { params: { trace: TraceKey; table: FilesTable; from: number; to: number }; result: FilesWindow };
  /** Row of a descriptor in a table (of its group, where that is closed), or -1. */
  fileRow: { params: { trace: TraceKey; table: FilesTable; life: number }; result: number };
  /** The descriptor that a call works on, -1 for none, and the number of what it names. */
  lifeOf: { params: { trace: TraceKey; call: number }; result: { life: number; targetId: number } };
  /** null where there is no such descriptor. */
  life: { params: { trace: TraceKey; life: number; turns: TurnOrder }; result: LifeDetail | null };
}

import type { ExportChoice } from '../../../export/formats.ts';
import type { TraceKey } from '../protocol.ts';

interface Asked {
  readonly trace: TraceKey;
  readonly query: string;
  readonly choice: ExportChoice;
}

export interface ExportRequests {
  /** How many calls and bytes an export would have; `possible` is false where the log lacks what the format needs. */
  exportSize: { params: Asked; result: { calls: number; bytes: number; possible: boolean } };
  /** The file. Steps tell how far it is. */
  export: { params: Asked; result: Blob };
}

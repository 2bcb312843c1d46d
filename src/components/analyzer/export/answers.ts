import { canExport, exportLength, exportPieces, mediaTypes } from '../../../export/formats.ts';
import { callCount, type ExportSource } from '../../../export/source.ts';
import { type Answering, analysed } from '../worker/answering.ts';
import type { OpenTrace } from '../worker/open-trace.ts';
import { Cancelled, nextTurn } from '../worker/turns.ts';
import type { ExportRequests } from './protocol.ts';

/** Pieces are handed to the browser in lots of this size: it keeps large Blobs on disk, and the worker holds one lot. */
const lotBytes = 16 * 2 ** 20;
/** Longest that writing holds up other requests, in milliseconds. */
const turnMs = 12;

export const exportAnswers: Answering<ExportRequests> = {
  exportSize: async (trace, { query, choice }, signal) => {
    const source = await sourceOf(trace, query, signal);
    const possible = canExport(source, choice.format);
    return { calls: callCount(source), bytes: possible ? exportLength(source, choice) : 0, possible };
  },
  export: async (trace, { query, choice }, signal, tell) => {
    const source = await sourceOf(trace, query, signal);
    const type = mediaTypes[choice.format];
    const lots: Blob[] = [];
    let lot: BlobPart[] = [];
    let held = 0;
    let turn = performance.now();
    for (const { bytes, share } of exportPieces(source, choice)) {
      lot.push(bytes);
      held += bytes.length;
      if (held >= lotBytes) {
        lots.push(new Blob(lot));
        lot = [];
        held = 0;
      }
      if (performance.now() - turn < turnMs) continue;
      tell(share);
      await nextTurn();
      if (signal.aborted) throw new Cancelled();
      turn = performance.now();
    }
    return new Blob([...lots, ...lot], { type });
  },
};

async function sourceOf(trace: OpenTrace, query: string, signal: AbortSignal): Promise<ExportSource> {
  const log = await analysed(trace);
  return { log, calls: await trace.selections.calls(query, signal), query };
}

import { completeStacks } from '../../../analysis/gotrace/blocking/complete-stacks.ts';
import { pprofProfile } from '../../../analysis/gotrace/blocking/pprof-profile.ts';
import { profileKinds } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import { wholeTrace } from '../../../analysis/gotrace/time-range.ts';
import { CutBytes, planCut } from '../../../formats/gotrace/cut.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';
import { encodeProfile } from '../../../formats/pprof/encode.ts';
import type { SavedTrace } from '../../../views/gotrace/saved.ts';
import { handOver } from '../../analyzer/worker/transfers.ts';
import type { GoTraceRequests } from '../protocol.ts';
import type { Waits } from './group-waits.ts';
import type { ReadAgain, Reader } from './read-again.ts';

/** The generations of a range as a trace of their own. */
export async function cutTrace(
  trace: GoTrace,
  again: ReadAgain,
  { range }: GoTraceRequests['goCut']['params'],
  reader: Reader,
): Promise<SavedTrace | null> {
  const cut = planCut(trace, range ?? wholeTrace);
  if (!cut) return null;
  const cutter = new CutBytes(cut);
  const bytes = new Uint8Array(cutter.length);
  let at = 0;
  await again.take((piece) => {
    for (const part of cutter.take(piece)) {
      bytes.set(part, at);
      at += part.length;
    }
  }, reader);
  const { first, last, count, of, fromNs, toNs } = cut;
  return handOver({ bytes, first, last, count, of, fromNs, toNs }, [bytes]);
}

/** What held goroutines up as a profile for `go tool pprof`, packed. */
export async function packedProfile(
  { profiles, waits }: Waits,
  tables: TraceTables,
  { holdUp, complete }: GoTraceRequests['goPprof']['params'],
): Promise<{ readonly bytes: Uint8Array }> {
  const official = profileKinds.find((kind) => kind === holdUp);
  const stacks = official && !complete ? profiles[official].stacks : completeStacks(tables, waits, holdUp);
  const plain = new Blob([encodeProfile(pprofProfile(tables, stacks)) as Uint8Array<ArrayBuffer>]);
  const packed = plain.stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return handOver({ bytes }, [bytes]);
}

import type { TraceInput } from '../protocol.ts';
import { OpenTrace } from './open-trace.ts';
import { openTraces } from './open-traces.ts';

/** From then on a browser has compiled what a reading and a first picture need; further rounds gain little. */
const rounds = 4;
const never = { signal: new AbortController().signal, tell: () => undefined };
/** The first picture of a timeline. */
const picture = {
  by: 'proc',
  q: '',
  group: '',
  fromNs: 0,
  toNs: 1e9,
  firstRow: 0,
  endRow: 100,
  buckets: 500,
};

/**
 * Opens a small Go trace of the site a few times, as what the reader is just choosing will be opened: code that has run is
 * compiled, and then runs three times as fast. Ends as soon as there is something to open in earnest.
 */
export async function rehearse(sample: TraceInput): Promise<void> {
  for (let round = 0; round < rounds && openTraces.size === 0; round++) {
    const trace = new OpenTrace('rehearsal', sample, () => undefined);
    await trace.opened;
    await trace.other?.answer('goTimelineWindow', picture, never);
  }
}

import type { EventSink } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';
import { Cancelled, nextTurn } from '../../analyzer/worker/turns.ts';

/** Other requests are answered after this long. */
const turnMs = 12;

/** What reads along, and what it gives once all is read. */
export interface Sought<T> {
  readonly sinks: readonly EventSink[];
  finish(trace: GoTrace): T;
}

/** Reads an open trace again for a question that its first reading did not answer. */
export class ReadAgain {
  private readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  private readonly bytes: number;

  /** @param bytes how much the first reading took: what the reader stopped there is stopped again */
  constructor(open: () => Promise<AsyncIterable<Uint8Array>>, bytes: number) {
    this.open = open;
    this.bytes = bytes;
  }

  /**
   * The same bytes give the same indices of goroutines, stacks and strings in every reading.
   * @throws Cancelled where `stopped` says so
   */
  async read<T>(seek: (tables: TraceTables) => Sought<T>, stopped: () => boolean): Promise<T> {
    const parser = new GoTraceParser();
    const sought = seek(parser.tables);
    for (const sink of sought.sinks) parser.addSink(sink);
    await this.pieces((piece) => parser.push(piece), stopped);
    return sought.finish(parser.finish());
  }

  /** The bytes themselves, unpacked, in turns with other requests. @throws Cancelled where `stopped` says so */
  async pieces(take: (piece: Uint8Array) => void, stopped: () => boolean): Promise<void> {
    let left = this.bytes;
    let turn = performance.now();
    for await (const chunk of await this.open()) {
      take(chunk.length > left ? chunk.subarray(0, left) : chunk);
      left -= chunk.length;
      if (left <= 0) break;
      if (performance.now() - turn < turnMs) continue;
      await nextTurn();
      if (stopped()) throw new Cancelled();
      turn = performance.now();
    }
  }
}

import type { EventSink } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';
import type { Asking } from '../../analyzer/worker/other-trace.ts';
import { Cancelled, nextTurn } from '../../analyzer/worker/turns.ts';

/** Other requests are answered after this long. */
const turnMs = 12;
/** Whoever waits hears of it this often. */
const tellMs = 100;
/** Turns that go by where whoever reads gives way. */
const turnsGiven = 4;
/** Bytes of a trace that are kept, so that it need not be fetched and unpacked again. */
const mostKept = 2 ** 24;

/** What reads along, and what it gives once all is read. */
export interface Sought<T> {
  readonly sinks: readonly EventSink[];
  finish(trace: GoTrace): T;
}

/** Who waits for a reading. */
export interface Reader {
  /** Asked now and then; true ends the reading with `Cancelled`. */
  stopped(): boolean;
  /** Hears how far it is, from 0 to 1. */
  tell?(share: number): void;
  /** Whether something else is more urgent just now. */
  givesWay?(): boolean;
}

/** Somebody who reads the trace again for one question alone. */
export function readerOf({ signal, tell }: Asking): Reader {
  return { stopped: () => signal.aborted, tell };
}

/** Reads an open trace again for a question that its first reading did not answer. */
export class ReadAgain {
  private readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  private bytes = 0;
  /** The bytes themselves, as they came; null where they are too many. */
  private kept: Uint8Array[] | null = [];

  constructor(open: () => Promise<AsyncIterable<Uint8Array>>) {
    this.open = open;
  }

  /** Is told each piece of the first reading: what the reader stopped there ends there again. */
  keep(piece: Uint8Array): void {
    this.bytes += piece.length;
    if (this.bytes > mostKept) this.kept = null;
    this.kept?.push(piece);
  }

  /**
   * The same bytes give the same indices of goroutines, stacks and strings in every reading.
   * @throws Cancelled where `stopped` says so
   */
  async read<T>(seek: (tables: TraceTables) => Sought<T>, reader: Reader): Promise<T> {
    const parser = new GoTraceParser();
    const sought = seek(parser.tables);
    for (const sink of sought.sinks) parser.addSink(sink);
    const turns = new Turns(reader);
    let read = 0;
    for await (const piece of this.pieces()) {
      for (const _ of parser.pushInSteps(piece)) if (turns.isOver) await turns.next(read / this.bytes);
      read += piece.length;
      if (turns.isOver) await turns.next(read / this.bytes);
    }
    const last = parser.finishInSteps();
    for (;;) {
      const step = last.next();
      if (step.done) return sought.finish(step.value);
      if (turns.isOver) await turns.next(1);
    }
  }

  /** The bytes themselves, unpacked, in turns with other requests. @throws Cancelled where the reader says so */
  async take(take: (piece: Uint8Array) => void, reader: Reader): Promise<void> {
    const turns = new Turns(reader);
    let read = 0;
    for await (const piece of this.pieces()) {
      take(piece);
      read += piece.length;
      if (turns.isOver) await turns.next(read / this.bytes);
    }
  }

  private async *pieces(): AsyncGenerator<Uint8Array> {
    let left = this.bytes;
    for await (const piece of this.kept ?? (await this.open())) {
      if (left <= 0) break;
      yield piece.length > left ? piece.subarray(0, left) : piece;
      left -= piece.length;
    }
  }
}

/** Cuts a reading into turns. */
class Turns {
  private readonly reader: Reader;
  private ends = performance.now() + turnMs;
  private nextTell = performance.now() + tellMs;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  get isOver(): boolean {
    return performance.now() >= this.ends;
  }

  async next(share: number): Promise<void> {
    const { reader } = this;
    if (this.ends >= this.nextTell) {
      reader.tell?.(share);
      this.nextTell = this.ends + tellMs;
    }
    await nextTurn();
    for (let more = 1; more < turnsGiven && reader.givesWay?.(); more++) await nextTurn();
    if (reader.stopped()) throw new Cancelled();
    this.ends = performance.now() + turnMs;
  }
}

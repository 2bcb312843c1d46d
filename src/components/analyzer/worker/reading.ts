import type { Notice } from '../protocol.ts';
import { byteLimit, openBytes } from './byte-stream.ts';
import { OpenError } from './open-error.ts';
import { type Sniffed, sniff } from './sniff.ts';
import type { Source } from './sources.ts';
import { nextTurn } from './turns.ts';

/** The page hears how far reading is this often; less often where telling it takes long, as in a log of many millions of calls. */
const progressMs = 100;
const tellingShare = 0.05;
/** Reading gives way to row requests after this long: at first the reader waits for rows, later for the end. */
const turnMs = { first: 8, later: 25 } as const;
const firstMs = 500;

/** How far reading is. */
export interface ReadSoFar {
  /** Taken from the input, packed where it is packed. */
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly elapsedMs: number;
}

/** One of the files, looked at and ready to be read. */
export interface OpenedSource extends Sniffed {
  readonly name: string;
  /** A damaged archive with nothing in front of the damage. */
  readonly broken: () => boolean;
  readonly finish: () => void;
}

/** Reads the files of one input one after another, in turns with other requests, up to a limit of bytes. */
export class Reading {
  readonly notices: Notice[] = [];
  /** Bytes handed out, unpacked. */
  read = 0;
  stopped = false;
  private readonly sources: readonly Source[];
  private readonly known: number | null;
  private readonly began = performance.now();
  private room = byteLimit;
  private before = 0;
  private nextTell = this.began;
  private turn = this.began;
  private taken: () => number = () => 0;

  constructor(sources: readonly Source[]) {
    this.sources = sources;
    this.known = sources.reduce<number | null>(
      (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
      0,
    );
  }

  get isFull(): boolean {
    return this.room <= 0;
  }

  async open(source: Source): Promise<OpenedSource> {
    const stream = openBytes(await source.open(), () => source.open(), source.name, this.room);
    this.taken = stream.taken;
    const { found, chunks } = await sniff(stream.chunks);
    return {
      name: source.name,
      found,
      chunks,
      broken: () => stream.notices[0]?.kind === 'cut-gzip',
      finish: () => {
        this.before += stream.taken();
        this.taken = () => 0;
        this.notices.push(...stream.notices);
      },
    };
  }

  /** Takes all chunks of a file, or those before the reader stops it. `tell` is called from time to time. */
  async takeAll(
    source: OpenedSource,
    take: (chunk: Uint8Array) => void,
    tell: (soFar: ReadSoFar) => void,
  ): Promise<void> {
    for await (const chunk of source.chunks) {
      take(chunk);
      this.room -= chunk.length;
      this.read += chunk.length;
      const now = performance.now();
      const elapsedMs = now - this.began;
      if (now >= this.nextTell) {
        tell({ bytes: this.before + this.taken(), totalBytes: this.known, elapsedMs });
        this.nextTell = now + Math.max(progressMs, (performance.now() - now) / tellingShare);
      }
      if (now - this.turn >= (elapsedMs < firstMs ? turnMs.first : turnMs.later)) {
        await nextTurn();
        this.turn = performance.now();
      }
      if (this.stopped) break;
    }
    source.finish();
  }

  /** Why there is nothing to show. */
  nothingRead(): OpenError {
    const [notice] = this.notices;
    if (notice?.kind === 'cut-gzip') return new OpenError({ kind: 'gzip', detail: notice.detail });
    if (notice?.kind === 'read-error') return new OpenError({ kind: 'read', detail: notice.detail });
    if (notice?.kind === 'other-format-file') return new OpenError({ kind: 'one-at-a-time', detail: '' });
    if (notice?.kind === 'not-strace-file') return new OpenError({ kind: 'unknown-format', detail: 'text' });
    return new OpenError({ kind: 'empty', detail: this.sources[0]?.name ?? '' });
  }

  /** Why the only file is not read. A damaged archive is nothing that is known either, but that is not what the reader needs to hear. */
  refused({ found, name, broken }: OpenedSource): OpenError {
    if (broken()) return new OpenError({ kind: 'gzip', detail: name });
    if (found?.format === undefined) return new OpenError({ kind: 'empty', detail: name });
    if (found.format !== 'unknown') return new OpenError({ kind: 'other-format', detail: found.format });
    return new OpenError({ kind: 'unknown-format', detail: found.looksLike, version: found.version });
  }
}

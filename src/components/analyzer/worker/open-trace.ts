import type { StraceLog } from '../../../analysis/strace/log.ts';
import { openLog } from '../../../analysis/strace/open-log.ts';
import type { Detected } from '../../../formats/detect.ts';
import { StraceParser } from '../../../formats/strace/parse.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { notKeptHeader } from '../../../offline/messages.ts';
import { describeTrace } from '../../../views/describe-trace.ts';
import { formatBytes } from '../../../views/format-count.ts';
import type { FromWorker, Notice, OpenState, Problem, Stage, TraceInput, TraceKey } from '../protocol.ts';
import { type ByteStream, byteLimit, messageOf, openBytes } from './byte-stream.ts';
import { Selections } from './selections.ts';
import { sniff } from './sniff.ts';
import { nextTurn } from './turns.ts';

/** Ends an opening with a reason that the page can word. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

interface Source {
  readonly name: string;
  readonly bytes: number | null;
  open(): Promise<ReadableStream<Uint8Array>>;
}

/** The page hears how far reading is this often; less often where telling it takes long, as in a log of many millions of calls. */
const progressMs = 100;
const tellingShare = 0.05;
/** Reading gives way to row requests after this long: at first the reader waits for rows, later for the end. */
const turnMs = { first: 8, later: 25 } as const;
const firstMs = 500;

/** One trace in the worker: being read, read, or analysed. Rows can be asked for from the first line on. */
export class OpenTrace {
  readonly key: TraceKey;
  trace: StraceTrace;
  log: StraceLog | null = null;
  stage: Stage = 'reading';
  selections: Selections;
  /** Resolves when analysed; rejects with `OpenError`. */
  readonly opened: Promise<OpenState>;
  private readonly parser: StraceParser;
  private readonly notices: Notice[] = [];
  private readonly post: (message: FromWorker) => void;
  private stopped = false;

  constructor(key: TraceKey, input: TraceInput, post: (message: FromWorker) => void) {
    this.key = key;
    this.post = post;
    const sources = sourcesOf(input);
    this.parser = new StraceParser({ set: sources.length > 1 });
    this.trace = this.parser.snapshot();
    this.selections = new Selections(this);
    this.opened = this.open(sources);
    this.opened.catch(() => undefined);
  }

  /** Ends reading; what was read is kept and analysed. */
  stop(): void {
    this.stopped = true;
  }

  state(): OpenState {
    return {
      stage: this.stage,
      info: describeTrace(this.trace),
      notices: this.notices,
      findings: this.stage === 'analysed' && this.log ? this.log.findings.length : -1,
    };
  }

  private async open(sources: readonly Source[]): Promise<OpenState> {
    await this.read(sources);
    const { stopped } = this;
    if (stopped) this.notices.push({ kind: 'stopped', detail: '' });
    this.trace = this.parser.finish();
    this.advance('read');
    await nextTurn();
    // In steps, so that rows can be asked for in between; each is computed when it is first looked at.
    const log = openLog(this.trace);
    void log.fds;
    await nextTurn();
    void log.waits;
    this.log = log;
    this.selections = new Selections(this);
    await nextTurn();
    void log.findings;
    this.advance('analysed');
    return this.state();
  }

  private advance(stage: Stage): void {
    this.stage = stage;
    this.selections = new Selections(this);
    this.post({ kind: 'state', trace: this.key, state: this.state() });
  }

  private async read(sources: readonly Source[]): Promise<void> {
    const known = sources.reduce<number | null>(
      (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
      0,
    );
    const began = performance.now();
    let room = byteLimit;
    let before = 0;
    let nextTell = began;
    let turn = began;
    let read = 0;
    for (const source of sources) {
      if (this.stopped) return;
      const stream = openBytes(await source.open(), source.name, room);
      const { found, chunks } = await sniff(stream.chunks);
      const isStrange = found !== null && found.format !== 'strace';
      // One strange file in a set is left out; alone it is the answer.
      if (isStrange && sources.length === 1) throw this.refused(stream, found);
      if (isStrange) {
        this.notices.push({ kind: 'not-strace-file', detail: source.name });
        continue;
      }
      this.parser.beginFile(source.name);
      for await (const chunk of chunks) {
        this.parser.push(chunk);
        room -= chunk.length;
        read += chunk.length;
        const now = performance.now();
        if (now >= nextTell) {
          this.tell(before + stream.taken(), known, now - began);
          nextTell = now + Math.max(progressMs, (performance.now() - now) / tellingShare);
        }
        if (now - turn >= (now - began < firstMs ? turnMs.first : turnMs.later)) {
          await nextTurn();
          turn = performance.now();
        }
        if (this.stopped) break;
      }
      before += stream.taken();
      this.notices.push(...stream.notices);
      if (room <= 0) break;
    }
    if (read === 0 && !this.stopped) throw this.nothingRead(sources);
  }

  /** A damaged archive is no strace log either, but that is not what the reader needs to hear. */
  private refused(stream: ByteStream, found: Detected): OpenError {
    const [notice] = stream.notices;
    if (notice?.kind === 'cut-gzip') return new OpenError({ kind: 'gzip', detail: notice.detail });
    if (found.format !== 'unknown') return new OpenError({ kind: 'other-format', detail: found.format });
    return new OpenError({ kind: 'unknown-format', detail: found.looksLike, version: found.version });
  }

  private nothingRead(sources: readonly Source[]): OpenError {
    const [notice] = this.notices;
    if (notice?.kind === 'cut-gzip') return new OpenError({ kind: 'gzip', detail: notice.detail });
    if (notice?.kind === 'read-error') return new OpenError({ kind: 'read', detail: notice.detail });
    if (notice?.kind === 'not-strace-file') return new OpenError({ kind: 'unknown-format', detail: 'text' });
    return new OpenError({ kind: 'empty', detail: sources[0]?.name ?? '' });
  }

  private tell(bytes: number, totalBytes: number | null, elapsedMs: number): void {
    this.trace = this.parser.snapshot();
    const { lines, calls } = this.trace;
    this.post({
      kind: 'progress',
      trace: this.key,
      bytes,
      totalBytes,
      lines: lines.count,
      calls: calls.count,
      elapsedMs,
    });
    this.selections = new Selections(this);
    this.post({ kind: 'state', trace: this.key, state: this.state() });
  }
}

function sourcesOf(input: TraceInput): Source[] {
  if (input.kind === 'files') {
    return input.files.map((file) => ({
      name: file.name,
      bytes: file.size,
      open: async () => file.stream(),
    }));
  }
  if (input.kind === 'text') {
    const bytes = new Blob([input.text]);
    return [{ name: input.name, bytes: bytes.size, open: async () => bytes.stream() }];
  }
  return input.urls.map((url) => ({
    name: fileName(url),
    bytes: null,
    open: async () => {
      const response = await fetch(url).catch((error: unknown) => {
        throw new OpenError({ kind: 'fetch', detail: messageOf(error) });
      });
      const missing = response.headers.get(notKeptHeader);
      if (missing !== null)
        throw new OpenError({
          kind: 'not-kept',
          detail: `${fileName(url)}, ${formatBytes(Number(missing))}`,
        });
      if (!response.ok || !response.body)
        throw new OpenError({ kind: 'fetch', detail: `${response.status} ${url}` });
      return response.body;
    },
  }));
}

function fileName(url: string): string {
  return decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
}

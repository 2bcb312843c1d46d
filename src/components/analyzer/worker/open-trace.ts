import type { StraceLog } from '../../../analysis/strace/log.ts';
import { openLog } from '../../../analysis/strace/open-log.ts';
import { StraceParser } from '../../../formats/strace/parse.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { describeTrace } from '../../../views/describe-trace.ts';
import type { FromWorker, OpenState, OtherOpenState, Stage, TraceInput, TraceKey } from '../protocol.ts';
import { byteLimit, openBytes } from './byte-stream.ts';
import { type OtherTrace, openOther } from './other-trace.ts';
import { type OpenedSource, Reading, type ReadSoFar } from './reading.ts';
import { Selections } from './selections.ts';
import { type Source, sourcesOf } from './sources.ts';
import { nextTurn } from './turns.ts';

/**
 * One trace in the worker: being read, read, or analysed. Rows can be asked for from the first line on. What turns out
 * to be of another format is read and answered for by `other`.
 */
export class OpenTrace {
  readonly key: TraceKey;
  trace: StraceTrace;
  log: StraceLog | null = null;
  stage: Stage = 'reading';
  selections: Selections;
  other: OtherTrace | null = null;
  /** Resolves when analysed; rejects with `OpenError`. */
  readonly opened: Promise<OpenState | OtherOpenState>;
  private readonly parser: StraceParser;
  private readonly reading: Reading;
  private readonly post: (message: FromWorker) => void;

  constructor(key: TraceKey, input: TraceInput, post: (message: FromWorker) => void) {
    this.key = key;
    this.post = post;
    const sources = sourcesOf(input);
    this.parser = new StraceParser({ set: sources.length > 1 });
    this.trace = this.parser.snapshot();
    this.selections = new Selections(this);
    this.reading = new Reading(sources);
    this.opened = this.open(sources);
    this.opened.catch(() => undefined);
  }

  /** Ends reading; what was read is kept and analysed. */
  stop(): void {
    this.reading.stopped = true;
  }

  /** Ends reading and all that comes of it. */
  close(): void {
    this.stop();
    this.other?.close?.();
  }

  state(): OpenState {
    return {
      format: 'strace',
      stage: this.stage,
      info: describeTrace(this.trace),
      notices: this.reading.notices,
      findings: this.stage === 'analysed' && this.log ? this.log.findings.length : -1,
    };
  }

  private async open(sources: readonly Source[]): Promise<OpenState | OtherOpenState> {
    await this.read(sources);
    if (this.other) {
      const state = await this.other.read();
      this.post({ kind: 'state', trace: this.key, state });
      return state;
    }
    if (this.reading.stopped) this.reading.notices.push({ kind: 'stopped', detail: '' });
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
    const { reading } = this;
    for (const source of sources) {
      if (reading.stopped) return;
      const opened = await reading.open(source);
      const format = opened.found?.format ?? 'strace';
      if (format === 'strace') {
        this.parser.beginFile(source.name);
        await reading.takeAll(
          opened,
          (chunk) => this.parser.push(chunk),
          (soFar) => this.tell(soFar),
        );
      } else if (sources.length > 1) {
        // One strange file in a set is left out; alone it is the answer.
        const kind = format === 'unknown' ? 'not-strace-file' : 'other-format-file';
        reading.notices.push({ kind, detail: source.name });
      } else {
        await this.becomeOther(source, opened);
        return;
      }
      if (reading.isFull) break;
    }
    if (reading.read === 0 && !reading.stopped) throw reading.nothingRead();
  }

  private async becomeOther(file: Source, source: OpenedSource): Promise<void> {
    const { key, reading, post } = this;
    const format = source.found?.format;
    if (format !== 'gotrace' && format !== 'pprof') throw reading.refused(source);
    const anew = () => file.open();
    const again = async () => openBytes(await anew(), anew, file.name, byteLimit).chunks;
    this.other = await openOther(format, { key, reading, source, again, post });
  }

  private tell(soFar: ReadSoFar): void {
    this.trace = this.parser.snapshot();
    const { lines, calls } = this.trace;
    this.post({ kind: 'progress', trace: this.key, ...soFar, lines: lines.count, calls: calls.count });
    this.selections = new Selections(this);
    this.post({ kind: 'state', trace: this.key, state: this.state() });
  }
}

import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { PhaseAnalysis } from '../../../analysis/gotrace/phases.ts';
import { GoroutineSpans } from '../../../analysis/gotrace/spans/goroutine-spans.ts';
import { SpanStore } from '../../../analysis/gotrace/spans/span-store.ts';
import { TimelineSink } from '../../../analysis/gotrace/timeline/timeline-sink.ts';
import type { WholeTrace } from '../../../analysis/gotrace/whole-trace.ts';
import type { EventSink } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import type { GoTrace, TraceProblem } from '../../../formats/gotrace/trace.ts';
import type { GoTraceFacts, GoTraceInfo, TraceTrouble } from '../../../views/gotrace/trace-info.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { OtherRequestKind } from '../../analyzer/protocol.ts';
import { OpenError } from '../../analyzer/worker/open-error.ts';
import type { Asking, OtherInput, OtherTrace } from '../../analyzer/worker/other-trace.ts';
import { Cancelled, nextTurn } from '../../analyzer/worker/turns.ts';
import type { GoTraceOpenState } from '../protocol.ts';
import { type GoTraceAnswers, goTraceAnswers } from './answers.ts';
import { ReadAgain } from './read-again.ts';
import { type TimelineAnswers, timelineAnswers } from './timeline-answers.ts';
import { TimelineStore, type TraceRead } from './timeline-store.ts';
import { TraceWords } from './trace-words.ts';

const mostWarnings = 20;
const mostText = 500;
/** Changes of state of a trace whose timeline is made before anybody asks for it: that takes a tenth of a second. */
const mostPrepared = 2_000_000;
const nobody: Asking = { signal: new AbortController().signal, tell: () => undefined };
/** A Go trace in the worker: read once, then asked for its timeline, and once all sums are made for its tables. */
export class OpenGoTrace implements OtherTrace {
  readonly format = 'gotrace';
  private readonly input: OtherInput;
  /** What the first reading gave; null until all sums are made. */
  whole: GoTraceFigures | null = null;
  private facts: GoTraceFacts | null = null;
  private timeline: TimelineAnswers | null = null;
  private answers: GoTraceAnswers | null = null;
  private again: ReadAgain | null = null;
  private spanned: Promise<WholeTrace> | null = null;
  /** Requests that are being answered. */
  private asked = 0;
  private isClosed = false;

  constructor(input: OtherInput) {
    this.input = input;
  }

  async read(): Promise<GoTraceOpenState> {
    const { reading, source, key, post } = this.input;
    post({ kind: 'state', trace: key, state: this.state('reading', null) });
    const parser = new GoTraceParser();
    const again = new ReadAgain(this.input.again);
    const timeline = new TimelineSink(parser.tables);
    const phases = new PhaseAnalysis(parser.tables);
    let events = 0;
    const counted: EventSink = {
      take: ({ count }) => {
        events += count;
      },
    };
    for (const sink of [counted, timeline, phases]) parser.addSink(sink);
    await reading.takeAll(
      source,
      (chunk) => {
        again.keep(chunk);
        parser.push(chunk);
      },
      (soFar) =>
        post({ kind: 'progress', trace: key, ...soFar, generations: parser.generations.length, events }),
    );
    if (reading.stopped) reading.notices.push({ kind: 'stopped', detail: '' });
    const trace = parser.finish();
    // A first Sync alone tells nothing.
    if (trace.problem && trace.durationNs === 0 && !reading.stopped) {
      const { kind: detail, message } = trace.problem;
      throw new OpenError({ kind: 'bad-trace', detail, message: cutText(message, mostText) });
    }
    const known = { trace, timeline, phases: phases.finish(trace) };
    const sums: Promise<GoTraceFigures> = nextTurn().then(async () => {
      // What is most likely asked for next, while the page draws its frame.
      if (timeline.log.rows <= mostPrepared) await prepare(store, shown);
      return this.sum(again, phases, trace.bytes);
    });
    const store = new TimelineStore(known, sums, new TraceWords(parser.tables), again);
    const shown = timelineAnswers(store, again);
    this.timeline = shown;
    this.facts = factsOf(known, source.name, reading.stopped);
    post({ kind: 'state', trace: key, state: this.state('read', null) });
    const whole = await sums;
    this.whole = whole;
    this.answers = goTraceAnswers(whole, again, shown);
    // No function made here may outlive this one: it would keep the reader, which is larger than all that it read.
    this.again = again;
    return this.state('analysed', infoOf(whole, this.facts));
  }

  /** Reads a second time for all sums, after the first picture and in turns with what is asked of it. */
  private async sum(again: ReadAgain, phases: PhaseAnalysis, totalBytes: number): Promise<GoTraceFigures> {
    const { key, post } = this.input;
    if (this.isClosed) throw new Cancelled();
    return again.read((tables) => new GoTraceAnalysis(tables, { phases }), {
      stopped: () => this.isClosed,
      tell: (share) => {
        const bytes = Math.round(share * totalBytes);
        post({ kind: 'progress', trace: key, bytes, totalBytes, elapsedMs: 0 });
      },
      givesWay: () => this.asked > 0,
    });
  }

  close(): void {
    this.isClosed = true;
  }

  isAnswered(kind: OtherRequestKind): boolean {
    return this.answers !== null || (this.timeline !== null && Object.hasOwn(this.timeline, kind));
  }

  async answer(kind: OtherRequestKind, params: unknown, asking: Asking): Promise<unknown> {
    const answers = this.answers ?? this.timeline;
    if (!answers || !Object.hasOwn(answers, kind))
      throw new OpenError({ kind: 'other-format', detail: this.format });
    const answer = answers[kind as keyof typeof answers] as (asked: unknown, asking: Asking) => unknown;
    this.asked++;
    try {
      return await answer(params, asking);
    } finally {
      this.asked--;
    }
  }

  /** Read once, when the first question is asked. */
  subject(): Promise<WholeTrace> {
    const { whole, again } = this;
    if (!whole || !again) throw new OpenError({ kind: 'closed', detail: this.input.key });
    this.spanned ??= wholeTrace(whole, again);
    return this.spanned;
  }

  private state(stage: GoTraceOpenState['stage'], info: GoTraceInfo | null): GoTraceOpenState {
    return { format: this.format, stage, notices: this.input.reading.notices, facts: this.facts, info };
  }
}

/** The timeline of the whole trace by P. */
async function prepare(store: TimelineStore, answers: TimelineAnswers): Promise<void> {
  await answers.goTimeline({ trace: '' }, nobody);
  await store.ask({ trace: '', by: 'proc', q: '', group: '' });
}

/** The figures that are there, and every stretch of every goroutine: the same bytes give the same indices. */
function wholeTrace(figures: GoTraceFigures, again: ReadAgain): Promise<WholeTrace> {
  const spans = new SpanStore();
  const goroutines = new GoroutineSpans([spans]);
  const seek = () => ({
    sinks: [goroutines],
    finish: (trace: GoTrace) => {
      goroutines.finish(trace);
      return { figures, spans };
    },
  });
  return again.read(seek, { stopped: () => false });
}

function factsOf({ trace, timeline, phases }: TraceRead, name: string, stopped: boolean): GoTraceFacts {
  return {
    name,
    bytes: trace.bytes,
    version: trace.version,
    generations: trace.generations.length,
    events: trace.events,
    durationNs: trace.durationNs,
    goroutines: timeline.goroutineCount,
    gomaxprocs: phases.gomaxprocs.at(-1)?.procs ?? 0,
    wallNs: trace.generations[0]?.wallNs ?? null,
    // What the reader stopped is cut because of that.
    problem: trace.problem && !stopped ? troubleOf(trace.problem) : null,
    lostBytes: stopped ? 0 : trace.lostBytes,
    warnings: trace.warnings.slice(0, mostWarnings).map(troubleOf),
    collections: phases.gc.length,
  };
}

function infoOf({ procs, tasks, regions }: GoTraceFigures, facts: GoTraceFacts): GoTraceInfo {
  return { ...facts, procs, tasks: tasks.count, regions: regions.groups.length };
}

function troubleOf({ kind, message, offset, generation }: TraceProblem): TraceTrouble {
  return { kind, message: cutText(message, mostText), offset, generation };
}

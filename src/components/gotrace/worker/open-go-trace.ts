import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { GoroutineSpans } from '../../../analysis/gotrace/spans/goroutine-spans.ts';
import { SpanStore } from '../../../analysis/gotrace/spans/span-store.ts';
import { TimelineSink } from '../../../analysis/gotrace/timeline/timeline-sink.ts';
import type { WholeTrace } from '../../../analysis/gotrace/whole-trace.ts';
import type { EventSink } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import type { GoTrace, TraceProblem } from '../../../formats/gotrace/trace.ts';
import type { GoTraceInfo, TraceTrouble } from '../../../views/gotrace/trace-info.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { OtherRequestKind } from '../../analyzer/protocol.ts';
import { OpenError } from '../../analyzer/worker/open-error.ts';
import type { OtherInput, OtherTrace } from '../../analyzer/worker/other-trace.ts';
import { nextTurn } from '../../analyzer/worker/turns.ts';
import type { GoTraceOpenState, GoTraceRequests } from '../protocol.ts';
import { type GoTraceAnswers, goTraceAnswers } from './answers.ts';
import { ReadAgain } from './read-again.ts';

const mostWarnings = 20;
const mostText = 500;

/** A Go trace in the worker: read once, through every analysis, then asked for tables. */
export class OpenGoTrace implements OtherTrace {
  readonly format = 'gotrace';
  private readonly input: OtherInput;
  /** What the first reading gave; null until it has come to its end. */
  whole: GoTraceFigures | null = null;
  private answers: GoTraceAnswers | null = null;
  private askWhole: (() => Promise<WholeTrace>) | null = null;

  constructor(input: OtherInput) {
    this.input = input;
  }

  async read(): Promise<GoTraceOpenState> {
    const { reading, source, key, post } = this.input;
    post({ kind: 'state', trace: key, state: this.state('reading', null) });
    const parser = new GoTraceParser();
    const analysis = new GoTraceAnalysis(parser.tables);
    let events = 0;
    const counted: EventSink = {
      take: ({ count }) => {
        events += count;
      },
    };
    const timeline = new TimelineSink(parser.tables);
    for (const sink of [counted, ...analysis.sinks, timeline]) parser.addSink(sink);
    await reading.takeAll(
      source,
      (chunk) => parser.push(chunk),
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
    await nextTurn();
    const whole = analysis.finish(trace);
    const again = new ReadAgain(this.input.again, trace.bytes);
    this.whole = whole;
    this.answers = goTraceAnswers(whole, again, timeline);
    this.askWhole = () => wholeTrace(whole, again);
    return this.state('analysed', infoOf(whole, source.name, reading.stopped));
  }

  async answer(kind: OtherRequestKind, params: unknown, signal: AbortSignal): Promise<unknown> {
    if (!this.answers || !Object.hasOwn(this.answers, kind))
      throw new OpenError({ kind: 'other-format', detail: this.format });
    const answer = this.answers[kind as keyof GoTraceRequests] as (
      asked: unknown,
      signal: AbortSignal,
    ) => unknown;
    return answer(params, signal);
  }

  /** Read once, when the first question is asked. */
  subject(): Promise<WholeTrace> {
    if (!this.askWhole) throw new OpenError({ kind: 'closed', detail: this.input.key });
    const whole = this.askWhole();
    this.askWhole = () => whole;
    return whole;
  }

  private state(stage: GoTraceOpenState['stage'], info: GoTraceInfo | null): GoTraceOpenState {
    return { format: this.format, stage, notices: this.input.reading.notices, info };
  }
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
  return again.read(seek, () => false);
}

function infoOf(figures: GoTraceFigures, name: string, stopped: boolean): GoTraceInfo {
  const { trace, goroutines, gomaxprocs, procs, tasks, regions, gc } = figures;
  return {
    name,
    bytes: trace.bytes,
    version: trace.version,
    generations: trace.generations.length,
    events: trace.events,
    durationNs: trace.durationNs,
    goroutines: goroutines.count,
    procs,
    gomaxprocs: gomaxprocs.at(-1)?.procs ?? 0,
    wallNs: trace.generations[0]?.wallNs ?? null,
    // What the reader stopped is cut because of that.
    problem: trace.problem && !stopped ? troubleOf(trace.problem) : null,
    lostBytes: stopped ? 0 : trace.lostBytes,
    warnings: trace.warnings.slice(0, mostWarnings).map(troubleOf),
    tasks: tasks.count,
    regions: regions.groups.length,
    collections: gc.length,
  };
}

function troubleOf({ kind, message, offset, generation }: TraceProblem): TraceTrouble {
  return { kind, message: cutText(message, mostText), offset, generation };
}

import { sample } from '../../../../../tests/unit/go-trace-sample.ts';
import { GoTraceAnalysis } from '../../../../analysis/gotrace/open-trace.ts';
import { TimelineSink } from '../../../../analysis/gotrace/timeline/timeline-sink.ts';
import { GoTraceParser } from '../../../../formats/gotrace/parse.ts';
import { ReadAgain } from '../read-again.ts';
import { TimelineStore } from '../timeline-store.ts';
import { TraceWords } from '../trace-words.ts';

/** What a worker keeps of a trace of Go's own once it is read: figures, the timeline, the bytes to be read again. */
export function openSample() {
  const bytes = sample('mix.trace.gz');
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  const timeline = new TimelineSink(parser.tables);
  for (const sink of [...analysis.sinks, timeline]) parser.addSink(sink);
  parser.push(bytes);
  const trace = parser.finish();
  const figures = analysis.finish(trace);
  const readAgain = new ReadAgain(() => Promise.reject(new Error('these few bytes are kept')));
  readAgain.keep(bytes.subarray(0, 100_000));
  readAgain.keep(bytes.subarray(100_000));
  const known = { trace, timeline, phases: analysis.phases.finish(trace) };
  const store = new TimelineStore(known, Promise.resolve(figures), new TraceWords(parser.tables), readAgain);
  return { bytes, figures, readAgain, store };
}

/** A question that nobody calls off. */
export const asking = { signal: new AbortController().signal, tell: () => undefined };

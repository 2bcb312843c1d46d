import { GoTraceAnalysis } from '../analysis/gotrace/open-trace.ts';
import { EventKind } from '../formats/gotrace/events.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { InputError } from './errors.ts';
import { goTraceToJson } from './gotrace-json.ts';
import { goTraceToText } from './gotrace-text.ts';
import type { OpenedInput } from './open-input.ts';

/**
 * What `analyze` says of a Go execution trace.
 * @throws InputError where nothing of it can be read
 */
export async function reportGoTrace({ chunks, path, cut }: OpenedInput): Promise<AnalyzeReport> {
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  for await (const chunk of chunks) parser.push(chunk);
  const trace = parser.finish();
  const { problem, events, eventsByKind } = trace;
  // A Sync stands before every problem: it alone tells nothing.
  if (problem && events === eventsByKind[EventKind.sync]) throw new InputError(problem.message, path);
  const figures = analysis.finish(trace);
  return {
    json: () => ({ ...goTraceToJson(figures, path), ...(cut.length > 0 && { complete: false, cut }) }),
    text: (layout) => goTraceToText(figures, path, layout),
    cut,
  };
}

import type { AnalyzeReport } from './analyze-report.ts';
import { goTraceToJson } from './gotrace-json.ts';
import { goTraceToText } from './gotrace-text.ts';
import { figuresOf } from './open-go-trace.ts';
import type { OpenedInput } from './open-input.ts';

/**
 * What `analyze` says of a Go execution trace.
 * @throws InputError where nothing of it can be read
 */
export async function reportGoTrace(input: OpenedInput): Promise<AnalyzeReport> {
  const { path, cut } = input;
  const figures = await figuresOf(input, null);
  return {
    json: () => ({ ...goTraceToJson(figures, path), ...(cut.length > 0 && { complete: false, cut }) }),
    text: (layout) => goTraceToText(figures, path, layout),
    cut,
  };
}

import type { TimeRange } from '../analysis/gotrace/time-range.ts';
import type { Locale } from '../i18n/catalog.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { goTraceToJson } from './gotrace-json.ts';
import { goTraceToText } from './gotrace-text.ts';
import { figuresOf } from './open-go-trace.ts';
import type { OpenedInput } from './open-input.ts';

/**
 * What `analyze` says of a Go execution trace, or of a part of it.
 * @throws InputError where nothing of it can be read
 */
export async function reportGoTrace(
  input: OpenedInput,
  locale: Locale,
  range: TimeRange | null,
): Promise<AnalyzeReport> {
  const { path, cut } = input;
  const figures = await figuresOf(input, range, locale);
  return {
    json: () => ({ ...goTraceToJson(figures, path), ...(cut.length > 0 && { complete: false, cut }) }),
    text: (layout) => goTraceToText(figures, path, layout),
    cut,
  };
}

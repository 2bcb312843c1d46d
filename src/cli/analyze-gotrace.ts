import { CpuSamples } from '../analysis/gotrace/cpu-samples/cpu-samples.ts';
import type { TimeRange } from '../analysis/gotrace/time-range.ts';
import type { Locale } from '../i18n/catalog.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { samplesText } from './cpu-samples-text.ts';
import { goTraceToJson } from './gotrace-json.ts';
import { goTraceToText } from './gotrace-text.ts';
import { figuresOf } from './open-go-trace.ts';
import type { OpenedInput } from './open-input.ts';

/** Functions in the JSON. */
const listed = 300;

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
  const samples = new CpuSamples();
  const figures = await figuresOf(input, range, locale, [samples]);
  const cpu = () => samples.profile(figures.trace.tables, { range: figures.range });
  return {
    json: () => ({
      ...goTraceToJson(figures, path),
      cpuFunctions: cpu().functions.slice(0, listed),
      ...(cut.length > 0 && { complete: false, cut }),
    }),
    text: (layout) => {
      const parts = [goTraceToText(figures, path, layout), samplesText(cpu(), layout)];
      return parts.filter((part) => part !== '').join('\n');
    },
    cut,
  };
}

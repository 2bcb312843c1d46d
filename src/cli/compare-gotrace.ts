import { compareTraces } from '../analysis/gotrace/compare/compare-traces.ts';
import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { problemText } from '../views/gotrace/problem-words.ts';
import { goTraceComparisonText } from './compare-gotrace-text.ts';
import { ExitCode } from './errors.ts';
import { figuresOf } from './open-go-trace.ts';
import type { OpenedInput } from './open-input.ts';
import type { Output } from './output.ts';
import type { Progress } from './reading-progress.ts';
import { terminalStyle } from './style.ts';

/** Stacks of each profile in the JSON. */
const listed = 500;

/** One trace of a comparison. */
export interface ComparedSide {
  readonly file: string;
  readonly figures: GoTraceFigures;
}

/**
 * `compare` of two Go execution traces.
 * @returns the exit code
 * @throws InputError
 */
export async function compareGoTraces(
  [before, after]: readonly [OpenedInput, OpenedInput],
  json: boolean,
  locale: Locale,
  output: Output,
  progress: Progress,
): Promise<number> {
  const read = async (input: OpenedInput): Promise<ComparedSide> => {
    const figures = await figuresOf(input, null, locale);
    progress.clear();
    for (const reason of input.cut) output.err(`${cliCatalog[locale].cut(reason)}\n`);
    const { problem } = figures.trace;
    if (problem)
      output.err(`${input.path}: ${cliTraceCatalog[locale].partly(problemText(problem, locale))}\n`);
    return { file: input.path, figures };
  };
  const sides = [await read(before), await read(after)] as const;
  const { columns, colour } = output;
  const text = json
    ? `${JSON.stringify(goTraceComparisonToJson(sides))}\n`
    : goTraceComparisonText(sides, { locale, columns, style: terminalStyle(colour) });
  await output.out(text);
  return ExitCode.ok;
}

/** What `compare --json` prints of two Go traces; fields in docs/json-output.md. */
export function goTraceComparisonToJson(sides: readonly [ComparedSide, ComparedSide]) {
  const [before, after] = sides;
  const found = compareTraces(before.figures, after.figures, listed);
  const sideToJson = ({ file, figures }: ComparedSide, spanNs: number) => ({
    file,
    complete: figures.trace.problem === null,
    spanNs,
    goroutines: figures.goroutines.indices.length,
  });
  return {
    format: 'gotrace' as const,
    before: sideToJson(before, found.beforeNs),
    after: sideToJson(after, found.afterNs),
    groups: found.groups,
    profileTotals: found.profileTotals,
    profileCounts: found.profileCounts,
    profiles: found.profiles,
  };
}

import type { StraceLog } from '../analysis/strace/log.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseStrace } from '../formats/strace/parse.ts';
import type { Locale } from '../i18n/catalog.ts';
import { formatBytes, formatCount, formatShare } from '../views/format-count.ts';
import { exactDuration, formatDuration } from '../views/format-duration.ts';
import type { Figure } from './figures.ts';
import { openFixture } from './fixtures.ts';
import { profileOf, traceOf } from './go-subjects.ts';
import { parseLineRanges } from './line-ranges.ts';

type ValueFigure = Exclude<Figure, { readonly as: 'lines' }>;

const modules = import.meta.glob<{ default: Readonly<Record<string, Figure>> }>(
  ['../../content/figures/*.ts', '!../../content/figures/*.test.ts'],
  {
    eager: true,
  },
);
const logs = new Map<string, Promise<StraceLog>>();

/** Each log is parsed once for the whole build. */
function logOf(fixture: string): Promise<StraceLog> {
  const known = logs.get(fixture);
  if (known) return known;
  const recording = openFixture(fixture);
  const log = parseStrace([recording.bytes], recording.name).then(openLog);
  logs.set(fixture, log);
  return log;
}

/** The number or text of a figure, from what its format reads. */
async function computed(figure: ValueFigure): Promise<string | number> {
  switch (figure.format) {
    case 'gotrace':
      return figure.of(traceOf(figure.fixture));
    case 'pprof':
      return figure.of(profileOf(figure.fixture));
    case 'gotrace-pair':
      return figure.of({ before: traceOf(figure.fixture), after: traceOf(figure.after) });
    default:
      return figure.of(await logOf(figure.fixture));
  }
}

/** @throws Error naming the file and its figures for an unknown name. */
function figureByName(name: string, course: string | undefined): Figure {
  const file = `content/figures/${course}.ts`;
  const figures = modules[`../../${file}`]?.default;
  if (!figures) throw new Error(`figure "${name}": there is no ${file}`);
  const figure = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!figure) throw new Error(`${file} has no figure "${name}"; it has ${Object.keys(figures).join(', ')}`);
  return figure;
}

/** A figure for people, and exactly (for hover). @throws Error where the recording gives no number. */
export async function figureText(
  name: string,
  course: string | undefined,
  locale: Locale,
): Promise<{ text: string; exact: string }> {
  const figure = figureByName(name, course);
  if (figure.as === 'lines') throw new Error(`figure "${name}" gives line numbers; <Value> needs a value`);
  const value = await computed(figure);
  if (figure.as !== 'text' && !Number.isFinite(value)) {
    throw new Error(`figure "${name}": ${figure.fixture} gives ${value}, not a number`);
  }
  if (figure.as === 'duration') {
    const ns = Number(value);
    return { text: formatDuration(ns, locale), exact: exactDuration(ns) };
  }
  if (figure.as === 'share') return same(formatShare(Number(value), 1));
  if (figure.as === 'bytes')
    return { text: formatBytes(Number(value)), exact: `${formatCount(Number(value))} B` };
  return same(figure.as === 'count' ? formatCount(Number(value)) : String(value));
}

const same = (text: string) => ({ text, exact: text });

/** Line numbers from `3-9,12` or from a figure that gives them. */
export async function figureLines(lines: string, course: string | undefined): Promise<number[]> {
  if (!/^[a-z]/.test(lines)) return parseLineRanges(lines);
  const figure = figureByName(lines, course);
  if (figure.as !== 'lines') throw new Error(`figure "${lines}" gives a value; <LogLines> needs as: 'lines'`);
  const numbers = [...new Set(figure.of(await logOf(figure.fixture)))].sort((a, b) => a - b);
  if (numbers.length === 0) throw new Error(`figure "${lines}": ${figure.fixture} gives no line`);
  return numbers;
}

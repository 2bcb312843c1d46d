import type { StraceLog } from '../analysis/strace/log.ts';
import type { QueryNode } from '../analysis/strace/query/ast.ts';
import { formatQuery } from '../analysis/strace/query/format.ts';
import { parseQuery } from '../analysis/strace/query/parse.ts';
import { selectMatching } from '../analysis/strace/query/select.ts';
import { selectLog } from '../analysis/strace/selected-log.ts';
import { finish } from '../analysis/strace/steps.ts';
import type { Locale } from '../i18n/catalog.ts';
import { queryErrorTexts } from '../i18n/catalogs/query.ts';
import { visibleText } from '../views/visible-text.ts';
import { UsageError } from './errors.ts';
import { displayWidth } from './text-table.ts';

/** Longest part of a query that an error shows before the place and after it. */
const aroundPlace = 60;

/** Reads `--query`. @throws UsageError that shows the place of the error with carets below it */
export function readQueryOption(text: string, locale: Locale): QueryNode | null {
  const { node, error } = parseQuery(text);
  if (!error) return node;
  const { code, expected, from, to } = error;
  const before = visibleText(text.slice(Math.max(0, from - aroundPlace), from));
  const wrong = visibleText(text.slice(from, Math.min(to, from + aroundPlace)));
  const after = visibleText(text.slice(to, to + aroundPlace));
  const carets = '^'.repeat(Math.max(1, displayWidth(wrong)));
  const shown = `  ${before}${wrong}${after}\n  ${' '.repeat(displayWidth(before))}${carets}`;
  throw new UsageError(`--query: ${queryErrorTexts[code](expected)[locale]}\n${shown}`);
}

/** What a report says of the query: its text in the usual form, and how many calls it selects of all. */
export interface QueryFacts {
  readonly text: string;
  readonly selected: number;
  readonly all: number;
}

/** The log as the calls of a query show it. */
export function applyQuery(log: StraceLog, node: QueryNode): { log: StraceLog; facts: QueryFacts } {
  const selected = finish(selectMatching({ trace: log.trace, log }, node));
  const facts = { text: formatQuery(node), selected: selected.length, all: log.trace.calls.count };
  return { log: selectLog(log, selected), facts };
}

import type { QueryNode } from '../analysis/strace/query/ast.ts';
import { parseQuery } from '../analysis/strace/query/parse.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliLogsCatalog } from '../i18n/catalogs/cli-logs.ts';
import { queryErrorTexts } from '../i18n/catalogs/query.ts';
import { UsageError } from './errors.ts';
import { displayWidth } from './text-table.ts';

/** Reads `--query`; null for none. @throws UsageError that points at what is wrong */
export function readQuery(text: string, locale: Locale): QueryNode | null {
  const { node, error } = parseQuery(text);
  if (!error) return node;
  const before = ' '.repeat(displayWidth(text.slice(0, error.from)));
  const mark = '^'.repeat(Math.max(1, displayWidth(text.slice(error.from, error.to))));
  const why = queryErrorTexts[error.code](error.expected)[locale];
  throw new UsageError(cliLogsCatalog[locale].badQuery(text, before + mark, why));
}

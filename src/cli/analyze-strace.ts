import { openLog } from '../analysis/strace/open-log.ts';
import type { QueryNode } from '../analysis/strace/query/ast.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { logToJson } from './log-json.ts';
import { logToText } from './log-text.ts';
import type { OpenedTrace } from './open-trace.ts';
import { applyQuery } from './query.ts';

/** What `analyze` says of a log, or of the calls of a query. */
export function reportLog({ trace, cut }: OpenedTrace, file: string, query: QueryNode | null): AnalyzeReport {
  const whole = openLog(trace);
  const { log, facts } = query ? applyQuery(whole, query) : { log: whole, facts: null };
  return {
    json: () => ({ ...logToJson(log, file, facts), ...(cut.length > 0 && { complete: false, cut }) }),
    text: (layout) => logToText(log, file, layout, facts),
    cut,
  };
}

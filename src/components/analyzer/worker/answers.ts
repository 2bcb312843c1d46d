import { findingsWithin } from '../../../analysis/strace/selected-totals.ts';
import { lineText } from '../../../formats/strace/text.ts';
import { LineKind } from '../../../formats/strace/trace.ts';
import { readDetail } from '../../../views/call-detail.ts';
import { fileOrder } from '../../../views/call-view.ts';
import { callsOnLines, readCall, readCalls } from '../../../views/read-calls.ts';
import { cutText } from '../../../views/visible-text.ts';
import { applicability, chosenLines, gradeAnswer, itemsOf, revealOne } from '../../exercise/worker.ts';
import { answerCompare } from '../compare/answers.ts';
import { exportAnswers } from '../export/answers.ts';
import { filesAnswers } from '../files/answers.ts';
import { histogramAnswers } from '../histogram/answers.ts';
import { processesAnswers } from '../processes/answers.ts';
import type { LineText, OtherRequestKind, RequestKind, Requests } from '../protocol.ts';
import { restartAnswers } from '../restart/answers.ts';
import { facetsOf, findingsOf, totalsOf } from '../summaries.ts';
import { timelineAnswers } from '../timeline/answers.ts';
import { waitsAnswers } from '../waits/answers.ts';
import { type Answering, analysed, subjectOf } from './answering.ts';
import type { OpenTrace } from './open-trace.ts';
import { inTurns } from './turns.ts';

type Asked = Exclude<RequestKind, OtherRequestKind | 'open' | 'stop' | 'close'>;
type Answers = Answering<Pick<Requests, Asked>>;

const lineTextLimit = 2000;

/** How each request about an open trace is answered. */
export const answers: Answers = {
  ...filesAnswers,
  ...histogramAnswers,
  ...timelineAnswers,
  ...waitsAnswers,
  ...processesAnswers,
  ...restartAnswers,
  rows: async (trace, { view, from, to }, signal) => {
    const { calls, count, durationNs } = await trace.selections.get(view, signal);
    const rows = calls
      ? readCalls(trace, calls, from, to)
      : Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, place) =>
          readCall(trace, from + place),
        );
    return { from, rows, count, durationNs };
  },
  position: async (trace, { view, call }, signal) => {
    const { calls, count } = await trace.selections.get(view, signal);
    if (!calls) return call < count ? call : -1;
    return calls.indexOf(call);
  },
  callsAt: async (trace, { lines }) => {
    await trace.opened;
    return callsOnLines(trace.trace, lines);
  },
  detail: async (trace, { call }) => readDetail(trace, call, trace.stage === 'analysed'),
  totals: async (trace, { query }, signal) => {
    const log = await analysed(trace);
    const calls = await trace.selections.calls(query, signal);
    return inTurns(totalsOf(log, calls), () => signal.aborted);
  },
  count: async (trace, { query }, signal) => {
    const { count, durationNs } = await trace.selections.get({ query, sort: fileOrder }, signal);
    return { count, durationNs };
  },
  findingsWithin: async (trace, { query }, signal) => {
    const log = await analysed(trace);
    return findingsWithin(log, await trace.selections.calls(query, signal));
  },
  findings: async (trace) => findingsOf(await analysed(trace)),
  facets: async (trace) => facetsOf(await analysed(trace)),
  compare: answerCompare,
  ...exportAnswers,
  skippedLines: async (trace, { limit }) => {
    const { lines } = trace.trace;
    const found: LineText[] = [];
    for (let line = 0; line < lines.count && found.length < limit; line++) {
      if (lines.kind[line] === LineKind.skipped) found.push(readLine(trace, line + 1));
    }
    return found;
  },
  grade: async (trace, asked) => gradeAnswer(await subjectOf(trace, asked.after), asked),
  reveal: async (trace, asked) => revealOne(await subjectOf(trace, asked.after), asked),
  applies: async (trace, { exerciseId, after }) => applicability(await subjectOf(trace, after), exerciseId),
  items: async (trace, asked) => itemsOf(await subjectOf(trace, asked.after), asked),
  chosen: async (trace, { answer }) => chosenLines(await analysed(trace), answer),
};

function readLine(trace: OpenTrace, number: number): LineText {
  return { number, text: cutText(lineText(trace.trace, number - 1), lineTextLimit) };
}

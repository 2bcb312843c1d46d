import type { StraceLog } from '../analysis/strace/log.ts';
import { argsText } from '../formats/strace/text.ts';
import type { AnyQuestion } from './exercise.ts';
import { message } from './message.ts';
import { type OrderItem, orderItems } from './order.ts';
import { isLog, type Subject } from './subjects.ts';

/** More processes than this are not listed: those with most calls are. */
const mostProcesses = 500;

/**
 * What an answer is chosen from: options, the items of an order, or the log's own processes, in the order in which
 * they are shown. Empty for kinds that are typed. Texts hold text of the log, uncut.
 */
export function answerItems(question: AnyQuestion, subject: Subject): readonly OrderItem[] {
  if (question.kind === 'choice' || question.kind === 'several') return question.options;
  if (question.kind === 'order') return orderItems(question, subject);
  return question.kind === 'process' && isLog(subject) ? processItems(subject) : [];
}

/** Each process or thread with a pid, in order of first appearance: pid, what it runs, calls. */
function processItems(log: StraceLog): OrderItem[] {
  const programs = programsOf(log);
  const listed = log.processes.flatMap(({ pid, comm, calls }) =>
    pid === null ? [] : [{ pid, calls, name: comm ?? programs.get(pid) ?? '' }],
  );
  const fewest = listed.map(({ calls }) => calls).toSorted((a, b) => b - a)[mostProcesses - 1] ?? 0;
  return listed
    .filter(({ calls }) => calls >= fewest)
    .slice(0, mostProcesses)
    .map(({ pid, calls, name }) => ({ id: String(pid), text: message('process', pid, name, calls) }));
}

/** What each pid runs: the file name of the last program it began with execve, else what its parent ran. */
function programsOf(log: StraceLog): Map<number, string> {
  const { calls, names, threads } = log.trace;
  const programs = new Map<number, string>();
  for (let call = 0; call < calls.count; call++) {
    const name = names[calls.name[call] as number] ?? '';
    const result = calls.returnValue[call] as number;
    const pid = threads[calls.thread[call] as number]?.pid;
    if (pid == null) continue;
    const own = programs.get(pid);
    if (/^(?:clone3?|v?fork)$/.test(name) && result > 0) {
      if (own !== undefined && !programs.has(result)) programs.set(result, own);
    } else if (result === 0 && /^execve(?:at)?$/.test(name)) {
      const path = /"((?:[^"\\]|\\.)*)"/.exec(argsText(log.trace, call))?.[1];
      if (path) programs.set(pid, path.slice(path.lastIndexOf('/') + 1));
    }
  }
  return programs;
}

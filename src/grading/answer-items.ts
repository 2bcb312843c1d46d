import type { StraceLog } from '../analysis/strace/log.ts';
import { argsText } from '../formats/strace/text.ts';
import type { Question } from './exercise.ts';
import { message } from './message.ts';
import { type OrderItem, orderItems } from './order.ts';

/** More processes than this are not listed: those with most calls are. */
const mostProcesses = 500;

/**
 * What an answer is chosen from: options, the items of an order, or the log's own processes, in the order in which
 * they are shown. Empty for kinds that are typed. Texts hold text of the log, uncut.
 */
export function answerItems(question: Question, log: StraceLog): readonly OrderItem[] {
  if (question.kind === 'choice' || question.kind === 'several') return question.options;
  if (question.kind === 'order') return orderItems(question, log);
  return question.kind === 'process' ? processItems(log) : [];
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

/** The file name of the last program that each pid began with execve. */
function programsOf(log: StraceLog): Map<number, string> {
  const { calls, names, threads } = log.trace;
  const execs = new Set(
    names.flatMap((name, index) => (name === 'execve' || name === 'execveat' ? [index] : [])),
  );
  const programs = new Map<number, string>();
  for (let call = 0; call < calls.count; call++) {
    if (!execs.has(calls.name[call] as number) || calls.returnValue[call] !== 0) continue;
    const pid = threads[calls.thread[call] as number]?.pid;
    const path = /"((?:[^"\\]|\\.)*)"/.exec(argsText(log.trace, call))?.[1];
    if (pid != null && path) programs.set(pid, path.slice(path.lastIndexOf('/') + 1));
  }
  return programs;
}

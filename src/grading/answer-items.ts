import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { StraceLog } from '../analysis/strace/log.ts';
import { argsText } from '../formats/strace/text.ts';
import type { AnyQuestion } from './exercise.ts';
import { functionNames } from './go-names.ts';
import { everywhere, message } from './message.ts';
import { type OrderItem, orderItems } from './order.ts';
import { isGoTrace, isLog, type Subject } from './subjects.ts';

/** More processes than this are not listed: those with most calls are. */
const mostProcesses = 500;

/** More names than this are not offered. */
const mostNames = 500;

/**
 * What an answer is chosen from, in the order in which it is shown: options, the items of an order, the log's own
 * processes; what a typed name may be: goroutines, functions. Empty for other kinds. Texts are uncut.
 */
export function answerItems(question: AnyQuestion, subject: Subject): readonly OrderItem[] {
  if (question.kind === 'choice' || question.kind === 'several') return question.options;
  if (question.kind === 'order') return orderItems(question, subject);
  if (question.kind === 'function') return functionItems(subject);
  if (question.kind === 'goroutine' && isGoTrace(subject)) return goroutineItems(subject);
  return question.kind === 'process' && isLog(subject) ? processItems(subject) : [];
}

/** Functions by name: those of the program's own package first. */
function functionItems(subject: Subject): OrderItem[] {
  const names = [...functionNames(subject)].toSorted();
  const own = names.filter((name) => name.startsWith('main.'));
  const others = names.filter((name) => !name.startsWith('main.'));
  return [...own, ...others].slice(0, mostNames).map((name) => ({ id: name, text: everywhere(name) }));
}

/** The program's own goroutines by id, with the function that each began in. */
function goroutineItems({ figures }: WholeTrace): OrderItem[] {
  const { goroutines, trace } = figures;
  const system = new Set(figures.groups.filter((group) => group.system).map(({ name }) => name));
  const items: OrderItem[] = [];
  for (const index of goroutines.indices) {
    if (items.length === mostNames) break;
    const name = goroutines.name(index);
    const id = `G${trace.tables.goroutines.id(index)}`;
    if (!system.has(name)) items.push({ id, text: everywhere(`${id} ${name}`) });
  }
  return items;
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

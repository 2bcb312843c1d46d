import { EventKind } from '../../../formats/strace/trace.ts';
import { type Finding, WaitClass, waitClassNames } from '../log.ts';
import type { Evidence } from './evidence.ts';
import { type ProcessTree, processTree, rootOf } from './process-tree.ts';

/** Asks to end for certain; the others also mean "read your settings again", or a key that a program may ignore. */
const ENDS = 'SIGTERM';
const MAY_END: readonly string[] = ['SIGINT', 'SIGHUP'];
/** After one of those, an exit later than this has another cause. */
const LONGEST_AFTER_MAY_END_NS = 60_000_000_000;
/** Nobody notices a restart that is over in a tenth of a second. */
export const SHORTEST_WINDOW_NS = 100_000_000;

interface Window {
  readonly root: number;
  readonly fromNs: number;
  readonly toNs: number;
  readonly byClassNs: number[];
  readonly proof: number[];
  lastOfRoot: number;
}

/**
 * The time from the signal that asks a main process to end to its exit. A main process is the first one in the log, or
 * one that made others and was not made by a main process that ends as well. The cost is the length of that time; the
 * parts are what the process and those that it made spent in calls inside it, by wait class (together they can be
 * longer, since processes wait side by side). Needs time stamps, and a call of the process in that time as a proof.
 */
export function findRestartWindows(evidence: Evidence): Finding[] {
  const { events, signals } = evidence.trace;
  if (events.count === 0 || !signals.some((name) => name === ENDS || MAY_END.includes(name))) return [];
  const tree = processTree(evidence);
  const all = windowsOf(evidence, tree);
  if (all.length === 0) return [];
  const roots = new Set(all.map(({ root }) => root));
  const windows = all.filter(({ root }) => {
    const maker = tree.parent[root] as number;
    return maker < 0 || rootOf(tree, maker, roots) < 0;
  });
  fill(evidence, tree, windows);
  const runs = runsOf(evidence);
  return windows
    .filter(({ lastOfRoot }) => lastOfRoot >= 0)
    .map((window) => report(evidence, window, programOf(evidence, runs, window)));
}

/** From the first SIGTERM (or the last of the other signals) of each main process to its end. */
function windowsOf(evidence: Evidence, tree: ProcessTree): Window[] {
  const { events, signals } = evidence.trace;
  const makers = new Set(tree.forks.map(({ call }) => tree.leader[evidence.thread(call)] as number));
  const asked = new Map<number, { fromNs: number; certain: boolean }>();
  const windows: Window[] = [];
  for (let event = 0; event < events.count; event++) {
    const thread = events.thread[event] as number;
    const root = tree.leader[thread] as number;
    if (root !== 0 && !makers.has(root)) continue;
    const timeNs = events.timeNs[event] as number;
    const kind = events.kind[event];
    if (kind === EventKind.signal) {
      const name = signals[events.value[event] as number] ?? '';
      if (asked.get(root)?.certain || (name !== ENDS && !MAY_END.includes(name))) continue;
      asked.set(root, { fromNs: timeNs, certain: name === ENDS });
    } else if ((kind === EventKind.exited || kind === EventKind.killed) && thread === root) {
      const from = asked.get(root);
      asked.delete(root);
      if (!from) continue;
      const lengthNs = timeNs - from.fromNs;
      if (!(lengthNs >= SHORTEST_WINDOW_NS)) continue;
      if (!from.certain && lengthNs > LONGEST_AFTER_MAY_END_NS) continue;
      const byClassNs = waitClassNames.map(() => 0);
      windows.push({ root, fromNs: from.fromNs, toNs: timeNs, byClassNs, proof: [], lastOfRoot: -1 });
    }
  }
  return windows;
}

/** One pass over the calls that adds each to the window it lies in. */
function fill(evidence: Evidence, tree: ProcessTree, windows: readonly Window[]): void {
  const { calls, threads } = evidence.trace;
  const ofRoot = new Map<number, Window[]>();
  for (const window of windows) {
    const list = ofRoot.get(window.root);
    if (list) list.push(window);
    else ofRoot.set(window.root, [window]);
  }
  const roots = new Set(ofRoot.keys());
  const ofThread = threads.map((_, thread) => ofRoot.get(rootOf(tree, thread, roots)));
  for (let call = 0; call < calls.count; call++) {
    const thread = calls.thread[call] as number;
    const list = ofThread[thread];
    if (!list) continue;
    const startNs = evidence.startNs(call);
    const endNs = evidence.endNs(call);
    const window = lastBefore(list, endNs);
    if (!window || !(startNs <= window.toNs)) continue;
    const waits = evidence.waits.classOf[call] as number;
    const insideNs = Math.min(endNs, window.toNs) - Math.max(startNs, window.fromNs);
    window.byClassNs[waits] = (window.byClassNs[waits] as number) + insideNs;
    if (waits !== WaitClass.work && startNs >= window.fromNs) window.proof.push(call);
    if (tree.leader[thread] === window.root) window.lastOfRoot = call;
  }
}

/** The last that begins before a moment; windows of one process follow each other, as do its programs. */
function lastBefore<T extends { readonly fromNs: number }>(all: readonly T[], ns: number): T | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as T).fromNs <= ns) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}

/** The waits inside the window prove it, and the last call of the process. */
function report(evidence: Evidence, window: Window, program: string): Finding {
  const { fromNs, toNs, byClassNs, proof, lastOfRoot } = window;
  if (!proof.includes(lastOfRoot)) proof.push(lastOfRoot);
  const lengthNs = toNs - fromNs;
  return {
    ...evidence.finding('restart-window', proof, program, {
      count: 1,
      parts: Object.fromEntries(waitClassNames.map((name, index) => [name, byClassNs[index] as number])),
    }),
    totalNs: lengthNs,
    maxNs: lengthNs,
  };
}

/** What a thread ran, and from when on. */
interface Run {
  readonly fromNs: number;
  readonly exec: number;
}

function runsOf(evidence: Evidence): Map<number, Run[]> {
  const { calls } = evidence.trace;
  const runs = new Map<number, Run[]>();
  for (const exec of evidence.named('execve', 'execveat')) {
    if (calls.returnValue[exec] !== 0) continue;
    const run = { fromNs: evidence.startNs(exec), exec };
    const known = runs.get(evidence.thread(exec));
    if (known) known.push(run);
    else runs.set(evidence.thread(exec), [run]);
  }
  return runs;
}

/** What the process last ran before the signal; its name from -Y where the log has no execve. */
function programOf(evidence: Evidence, runs: Map<number, Run[]>, { root, fromNs }: Window): string {
  const run = lastBefore(runs.get(root) ?? [], fromNs);
  return run ? evidence.fds.targetOf(run.exec) : (evidence.trace.threads[root]?.comm ?? '');
}

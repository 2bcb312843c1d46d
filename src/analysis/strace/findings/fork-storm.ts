import { CallState } from '../../../formats/strace/trace.ts';
import type { Finding } from '../log.ts';
import { type Evidence, groupBy } from './evidence.ts';
import { processTree } from './process-tree.ts';

export const FEWEST_CHILDREN = 10;
const WINDOW_NS = 1_000_000_000;
/** A program started once or twice is a step of a script; a storm starts the same ones again and again. */
const FEWEST_STARTS = 3;
/** Starting a compiler for each file is what these are for. */
const BUILD_TOOLS =
  /(^|\/)(make|gmake|ninja|samu|cmake|meson|scons|bazel|buck2?|cargo|dpkg-buildpackage|xargs)$/;

interface Child {
  /** The clone, fork or vfork. */
  readonly call: number;
  /** The execve of the child; -1 where the child was not traced. */
  readonly exec: number;
  readonly program: string;
}

/**
 * At least 10 programs started within a second by one process, each started three times or more. Not counted: threads,
 * workers that never exec, a start script's steps, and the children of build tools. Without -f a child's exec is not
 * in the log; then a vfork, which is for nothing else, stands for it. Needs time stamps.
 */
export function findForkStorm(evidence: Evidence): Finding[] {
  const tree = processTree(evidence);
  if (tree.forks.length < FEWEST_CHILDREN) return [];
  const execs = firstExecs(evidence);
  const children: Child[] = [];
  for (const { call, child } of tree.forks) {
    const exec = execs.get(child) ?? -1;
    if (exec >= 0) children.push({ call, exec, program: evidence.fds.targetOf(exec) });
    else if (child < 0 && isForExec(evidence, call)) children.push({ call, exec, program: '' });
  }
  const findings: Finding[] = [];
  const byParent = groupBy(
    children.map((_, index) => index),
    (index) => tree.leader[evidence.thread((children[index] as Child).call)] as number,
  );
  for (const [parent, indices] of byParent) {
    const own = execs.get(parent);
    if (own !== undefined && BUILD_TOOLS.test(evidence.fds.targetOf(own))) continue;
    const storm = storming(
      evidence,
      indices.map((index) => children[index] as Child),
    );
    if (storm.length > 0) findings.push(report(evidence, storm));
  }
  return findings;
}

/** The first execve of each thread that worked. */
function firstExecs(evidence: Evidence): Map<number, number> {
  const { calls } = evidence.trace;
  const first = new Map<number, number>();
  for (const call of evidence.named('execve', 'execveat')) {
    const thread = evidence.thread(call);
    if (calls.state[call] === CallState.returned && calls.returnValue[call] === 0 && !first.has(thread)) {
      first.set(thread, call);
    }
  }
  return first;
}

/** vfork and posix_spawn's clone: the parent stands still until the child execs, so that is what the child does. */
function isForExec(evidence: Evidence, call: number): boolean {
  return evidence.name(call) === 'vfork' || evidence.args(call).includes('CLONE_VFORK');
}

/** The children that lie in some second with ten of them. */
function storming(evidence: Evidence, all: readonly Child[]): Child[] {
  const starts = new Map<string, number>();
  for (const { program } of all) starts.set(program, (starts.get(program) ?? 0) + 1);
  const children = all
    .filter(({ program }) => (starts.get(program) as number) >= FEWEST_STARTS)
    .sort((a, b) => evidence.startNs(a.call) - evidence.startNs(b.call) || a.call - b.call);
  let until = 0;
  const storm: Child[] = [];
  for (let first = 0; first + FEWEST_CHILDREN <= children.length; first++) {
    const last = first + FEWEST_CHILDREN - 1;
    const lastsNs =
      evidence.startNs((children[last] as Child).call) - evidence.startNs((children[first] as Child).call);
    if (!(lastsNs <= WINDOW_NS)) continue;
    for (let i = Math.max(first, until); i <= last; i++) storm.push(children[i] as Child);
    until = last + 1;
  }
  return storm;
}

/** Named after the program that was started most. The pids are those of the parent: it is the one to change. */
function report(evidence: Evidence, storm: readonly Child[]): Finding {
  const starts = new Map<string, number>();
  let target = '';
  for (const { program } of storm) {
    const count = (starts.get(program) ?? 0) + 1;
    starts.set(program, count);
    if (count > (starts.get(target) ?? 0)) target = program;
  }
  const calls = storm.flatMap(({ call, exec }) => (exec < 0 ? [call] : [call, exec]));
  const pids = new Set<number>();
  for (const { call } of storm) {
    const pid = evidence.pid(call);
    if (pid !== null) pids.add(pid);
  }
  return { ...evidence.finding('fork-storm', calls, target, { count: storm.length }), pids: [...pids] };
}

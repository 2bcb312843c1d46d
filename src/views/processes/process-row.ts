import type { ProcessForest, ProcessNode } from '../../analysis/strace/process-tree/forest.ts';
import type { LifeEnd } from '../../analysis/strace/process-tree/lives.ts';
import { callName } from '../../formats/strace/text.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import { cutText } from '../visible-text.ts';

/** A program that a process ran. */
export interface RowProgram {
  /** argv[0], or the path where the log has no argv. */
  readonly name: string;
  readonly path: string;
  readonly call: number;
  readonly startNs: number;
}

/** A process or thread as the page shows it. */
export interface ProcessRow {
  /** The number of its life: the same whatever is selected. */
  readonly life: number;
  /** Index of the row it hangs under; -1 for a root. */
  readonly parent: number;
  readonly pid: number | null;
  readonly comm: string | null;
  readonly isThread: boolean;
  /** The call that made it: `clone3`; empty where the log does not show it. */
  readonly madeBy: string;
  /** The thread that called it, where that is not the one that the row hangs under. */
  readonly maker: number | null;
  /** Nobody else was inside a fork when it appeared. */
  readonly isGuess: boolean;
  /** What it ran, the last ones; empty for a process that goes on with its parent's program. */
  readonly programs: readonly RowProgram[];
  readonly programCount: number;
  readonly end: LifeEnd | null;
  readonly firstNs: number;
  readonly lastNs: number;
  /** 1-based first and last line. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Whether the pid belongs to several lives of the log. */
  readonly isReused: boolean;
  /** Selected calls, finished or not; 0 for one that only leads to others. */
  readonly selected: number;
  readonly calls: number;
  readonly errors: number;
  readonly byClassNs: readonly number[];
}

const mostPrograms = 6;
const nameLimit = 200;

/** The rows of the processes and threads with a selected call, with those that they descend from; `most` at most. */
export function processRows(
  trace: StraceTrace,
  { nodes }: ProcessForest,
  most: number,
): { readonly rows: ProcessRow[]; readonly left: number } {
  const isKept = new Uint8Array(nodes.length);
  let kept = 0;
  let left = 0;
  for (const [index, { selected }] of nodes.entries()) {
    if (selected === 0) continue;
    if (kept >= most) {
      left++;
      continue;
    }
    for (let at = index; at >= 0 && isKept[at] === 0; at = (nodes[at] as ProcessNode).parent) {
      isKept[at] = 1;
      kept++;
    }
  }
  const livesOf = new Map<number | null, number>();
  for (const { life } of nodes) livesOf.set(life.pid, (livesOf.get(life.pid) ?? 0) + 1);
  const place = new Int32Array(nodes.length).fill(-1);
  const rows: ProcessRow[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isKept[index] === 0) continue;
    place[index] = rows.length;
    const parent = node.parent < 0 ? -1 : (place[node.parent] as number);
    rows.push(rowOf(trace, nodes, node, parent, (livesOf.get(node.life.pid) ?? 0) > 1));
  }
  return { rows, left };
}

function rowOf(
  trace: StraceTrace,
  nodes: readonly ProcessNode[],
  { life, parent: above, selected, calls, errors, byClassNs }: ProcessNode,
  parent: number,
  isReused: boolean,
): ProcessRow {
  const { birth, execs } = life;
  const maker = birth ? (trace.threads[birth.maker]?.pid ?? null) : null;
  return {
    life: life.index,
    parent,
    pid: life.pid,
    comm: life.comm === null ? null : cutText(life.comm, nameLimit),
    isThread: life.leader !== life.index,
    madeBy: birth ? callName(trace, birth.call) : '',
    maker: maker === (nodes[above]?.life.pid ?? null) ? null : maker,
    isGuess: life.isGuess,
    programs: execs.slice(-mostPrograms).map(({ call, startNs, path, argv0 }) => ({
      name: cutText(argv0 || path, nameLimit),
      path: cutText(path, nameLimit),
      call,
      startNs,
    })),
    programCount: execs.length,
    end: life.end,
    firstNs: life.firstNs,
    lastNs: life.lastNs,
    firstLine: life.firstLine + 1,
    lastLine: life.lastLine + 1,
    isReused,
    selected,
    calls,
    errors,
    byClassNs,
  };
}

/** What a process ran last; what its parent ran where it called no execve; its name from -Y; else empty. */
export function programName(rows: readonly ProcessRow[], row: ProcessRow): string {
  let at: ProcessRow | undefined = row;
  while (at) {
    const name = at.programs.at(-1)?.name ?? at.comm ?? '';
    if (name !== '') return name;
    at = rows[at.parent];
  }
  return '';
}

import { type ProcessRow, programName } from './process-row.ts';

/** Where a row stands among those with the same parent, as ARIA counts: from 1. */
interface Place {
  readonly key: string;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
}

/** A process or thread that is shown. */
export interface ShownProcess extends Place {
  readonly kind: 'process';
  readonly row: ProcessRow;
  readonly program: string;
  /** null where there is nothing below it. */
  readonly isOpen: boolean | null;
}

/** Stands for siblings that are like the one above it. */
export interface FoldedProcesses extends Place {
  readonly kind: 'folded';
  readonly count: number;
  readonly program: string;
  readonly isThread: boolean;
  readonly calls: number;
  readonly errors: number;
  readonly byClassNs: readonly number[];
}

export type TreeRow = ShownProcess | FoldedProcesses;

/** What the reader opened, closed and unfolded. */
export interface TreeChoices {
  /** Lives whose state is the other than at first. */
  readonly toggled: ReadonlySet<number>;
  /** By the key of a folded row: how many more than at first are shown. */
  readonly unfolded: ReadonlyMap<string, number>;
}

/** More than this many alike siblings fold, to this many. */
const mostAlike = 8;
const shownAlike = 3;
/** Siblings of any kind beyond this fold too. */
const mostSiblings = 100;
/** At first, processes open from the top as long as the tree has no more rows. */
const firstRows = 300;
/** Rows that a click on a folded row adds. */
export const unfoldStep = 100;

/**
 * The rows to draw: children of open rows, long lists of alike siblings folded. Bounded at first whatever the log, and
 * then by what the reader opens.
 */
export function treeRows(rows: readonly ProcessRow[], { toggled, unfolded }: TreeChoices): TreeRow[] {
  const children = new Map<number, number[]>();
  for (const [index, { parent }] of rows.entries()) {
    const siblings = children.get(parent);
    if (siblings) siblings.push(index);
    else children.set(parent, [index]);
  }
  const below = belowCounts(rows);
  const programs = rows.map((row) => programName(rows, row));
  const entriesWith = (more: ReadonlyMap<string, number>) => (parent: number) =>
    fold(rows, children.get(parent) ?? [], programs, below, parent < 0 ? 'top' : rowKey(rows, parent), more);
  const entriesOf = entriesWith(unfolded);
  // What the reader unfolds must not close what is open.
  const openAtFirst = firstOpen(rows, children, entriesWith(new Map()));
  const isOpen = (index: number) => openAtFirst.has(index) !== toggled.has((rows[index] as ProcessRow).life);
  const shown: TreeRow[] = [];
  const waiting: { entry: Entry; place: Omit<Place, 'key'> }[] = [];
  const push = (parent: number, level: number) => {
    const entries = entriesOf(parent);
    for (let at = entries.length - 1; at >= 0; at--) {
      const place = { level, position: at + 1, siblings: entries.length };
      waiting.push({ entry: entries[at] as Entry, place });
    }
  };
  push(-1, 1);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { entry, place } = next;
    if (entry.kind === 'folded') {
      shown.push({ ...place, ...foldedRow(rows, entry, programs) });
      continue;
    }
    const { index } = entry;
    const hasBelow = children.has(index);
    const open = hasBelow ? isOpen(index) : null;
    const row = rows[index] as ProcessRow;
    shown.push({
      ...place,
      kind: 'process',
      key: rowKey(rows, index),
      row,
      program: programs[index] as string,
      isOpen: open,
    });
    if (open) push(index, place.level + 1);
  }
  return shown;
}

type Entry =
  | { readonly kind: 'process'; readonly index: number }
  | { readonly kind: 'folded'; readonly key: string; readonly members: readonly number[] };

function rowKey(rows: readonly ProcessRow[], index: number): string {
  return `life-${(rows[index] as ProcessRow).life}`;
}

/** Siblings in their order, with one entry for those that are left out of each kind. */
function fold(
  rows: readonly ProcessRow[],
  siblings: readonly number[],
  programs: readonly string[],
  below: Uint32Array,
  parentKey: string,
  unfolded: ReadonlyMap<string, number>,
): Entry[] {
  const alike = new Map<string, number[]>();
  const kindOf = (index: number) =>
    `${(rows[index] as ProcessRow).isThread ? 'thread' : 'process'} ${below[index]} ${programs[index]}`;
  for (const index of siblings) {
    const kind = kindOf(index);
    const members = alike.get(kind);
    if (members) members.push(index);
    else alike.set(kind, [index]);
  }
  const entries: Entry[] = [];
  const seen = new Map<string, number>();
  const rest: number[] = [];
  const restKey = `${parentKey} rest`;
  let mostHere = mostSiblings;
  for (const [key, more] of unfolded) if (key.startsWith(`${parentKey} `)) mostHere += more;
  for (const index of siblings) {
    const kind = kindOf(index);
    const members = alike.get(kind) as number[];
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const key = `${parentKey} ${kind}`;
    const most = members.length > mostAlike ? shownAlike + (unfolded.get(key) ?? 0) : members.length;
    if (before > most) continue;
    const left = members.slice(before);
    if (entries.length >= mostHere) rest.push(...(before === most ? left : [index]));
    else if (before < most) entries.push({ kind: 'process', index });
    else entries.push({ kind: 'folded', key, members: left });
  }
  if (rest.length > 0) entries.push({ kind: 'folded', key: restKey, members: rest });
  return entries;
}

function foldedRow(
  rows: readonly ProcessRow[],
  { key, members }: { readonly key: string; readonly members: readonly number[] },
  programs: readonly string[],
): Omit<FoldedProcesses, keyof Place> & { readonly key: string } {
  const first = members[0] as number;
  const isMixed = key.endsWith(' rest');
  const sum = (value: (row: ProcessRow) => number) =>
    members.reduce((all, index) => all + value(rows[index] as ProcessRow), 0);
  const { byClassNs, isThread } = rows[first] as ProcessRow;
  return {
    kind: 'folded',
    key,
    count: members.length,
    program: isMixed ? '' : (programs[first] as string),
    isThread,
    calls: sum(({ calls }) => calls),
    errors: sum(({ errors }) => errors),
    byClassNs: byClassNs.map((_, waitClass) => sum((row) => row.byClassNs[waitClass] ?? 0)),
  };
}

/** By row: rows below it. Children follow their parents, so one walk from the end counts them. */
function belowCounts(rows: readonly ProcessRow[]): Uint32Array {
  const counts = new Uint32Array(rows.length);
  for (let index = rows.length - 1; index >= 0; index--) {
    const { parent } = rows[index] as ProcessRow;
    if (parent >= 0) counts[parent] = (counts[parent] as number) + (counts[index] as number) + 1;
  }
  return counts;
}

/** Rows that are open before the reader does anything: level by level, while there is room. */
function firstOpen(
  rows: readonly ProcessRow[],
  children: ReadonlyMap<number, readonly number[]>,
  entriesOf: (parent: number) => readonly Entry[],
): ReadonlySet<number> {
  const open = new Set<number>();
  let queue = entriesOf(-1);
  let count = queue.length;
  while (queue.length > 0) {
    const next: Entry[] = [];
    for (const entry of queue) {
      if (entry.kind === 'folded' || !children.has(entry.index)) continue;
      const entries = entriesOf(entry.index);
      if (count + entries.length > firstRows) continue;
      count += entries.length;
      open.add(entry.index);
      next.push(...entries);
    }
    queue = next;
  }
  return rows.length === 0 ? new Set() : open;
}

/** Of a row: itself and its threads, for a query by pid; the rows must be those of the same tree. */
export function pidsOfProcess(rows: readonly ProcessRow[], row: ProcessRow): number[] {
  const at = rows.indexOf(row);
  const threads = rows.filter(({ parent, isThread }) => isThread && parent === at);
  return [row, ...threads].flatMap(({ pid }) => (pid === null ? [] : [pid]));
}

import type { Life, Lives } from '../process-tree/lives.ts';
import { addTo } from '../wait-groups/moments.ts';
import type { LifeCalls } from './life-calls.ts';
import type { Stop } from './stop.ts';

/** Rows that a page can hold; all others are summed up. */
const mostRows = 60;

/** A process or thread of a stop. */
export interface Member {
  readonly life: Life;
  readonly depth: number;
  readonly fromNs: number;
  readonly toNs: number;
}

/** The lives of a stop that were there at its signal or later, each before those that it made. */
export function membersOf({ all }: Lives, marks: Uint8Array, calls: LifeCalls, stop: Stop): Member[] {
  const depths = new Map<number, number>();
  const members: Member[] = [];
  for (const life of all) {
    if (marks[life.index] !== 1) continue;
    const isMain = life.index === stop.life;
    const depth = isMain ? 0 : (depths.get(life.maker) ?? 0) + 1;
    depths.set(life.index, depth);
    const seen = calls.presence(life.index, stop.toNs);
    // The process itself is there for the whole stop, whether its lines show it or not.
    const toNs = isMain ? stop.toNs : seen.toNs;
    const fromNs = isMain ? Math.min(seen.fromNs, stop.fromNs) : seen.fromNs;
    if (isMain || toNs >= stop.fromNs) members.push({ life, depth, fromNs, toNs });
  }
  return inTreeOrder(members);
}

/** Each after its maker, in the order in which they began. */
function inTreeOrder(members: readonly Member[]): Member[] {
  const below = new Map<number, Member[]>();
  const known = new Set(members.map(({ life }) => life.index));
  const waiting: Member[] = [];
  for (const member of members) {
    const { maker } = member.life;
    if (member.depth === 0 || !known.has(maker)) waiting.push(member);
    else addTo(below, maker, member);
  }
  waiting.sort((a, b) => b.depth - a.depth || b.life.index - a.life.index);
  const ordered: Member[] = [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    const made = below.get(next.life.index) ?? [];
    for (let at = made.length - 1; at >= 0; at--) waiting.push(made[at] as Member);
  }
  return ordered;
}

/** The part of a presence that lies in a window; nothing of it where they do not meet. */
export function clip(presence: { fromNs: number; toNs: number }, window: { fromNs: number; toNs: number }) {
  const fromNs = Math.max(presence.fromNs, window.fromNs);
  return { fromNs, toNs: Math.max(fromNs, Math.min(presence.toNs, window.toNs)) };
}

/** The process itself and those that were there longest. */
export function chooseRows(
  members: readonly Member[],
  window: { fromNs: number; toNs: number },
): Set<number> {
  const length = (member: Member) => {
    const { fromNs, toNs } = clip(member, window);
    return toNs - fromNs;
  };
  const sorted = members
    .map((member) => ({ member, ns: member.depth === 0 ? Number.POSITIVE_INFINITY : length(member) }))
    .sort((a, b) => b.ns - a.ns || a.member.life.index - b.member.life.index);
  return new Set(sorted.slice(0, mostRows).map(({ member }) => member.life.index));
}

import type { StraceLog } from '../../analysis/strace/log.ts';
import type { LifeEnd, Lives } from '../../analysis/strace/process-tree/lives.ts';
import type { Restart } from '../../analysis/strace/restart/restart.ts';
import type { Stop } from '../../analysis/strace/restart/stop.ts';
import type { PathSpan } from '../../analysis/strace/restart/waited-path.ts';
import type { WaitIndex } from '../../analysis/strace/wait-groups/wait-index.ts';
import { callName } from '../../formats/strace/text.ts';
import { lineOf } from '../read-calls.ts';
import { cutText } from '../visible-text.ts';
import { barPaths } from './bar-paths.ts';
import {
  type CallLink,
  type Ending,
  type ProcessBar,
  pictureColumns,
  type RestartPicture,
  type StopChoice,
} from './picture.ts';

/** Longest name of a program or target that is sent to a page. */
const nameLimit = 300;
/** A process without a program of its own has that of one of so many makers. */
const mostGenerations = 64;

/** A stop in the list to choose from. */
export function readChoice({ pid, program, signal, fromNs, toNs }: Stop): StopChoice {
  return { pid, program: cutText(program, nameLimit), signal, fromNs, toNs };
}

/** A stop as a page shows it. */
export function readRestart(log: StraceLog, index: WaitIndex, restart: Restart): RestartPicture {
  const { stop, path, handler, next } = restart;
  const link = (call: number, insideNs = 0) => linkOf(log, index, call, insideNs);
  const columnNs = (restart.toNs - restart.fromNs) / pictureColumns;
  const spans = spansByLife(path.spans, restart.fromNs, columnNs);
  const order = new Map(restart.exits.map((row, at) => [row, at + 1]));
  return {
    life: stop.life,
    pid: stop.pid,
    program: cutText(stop.program, nameLimit),
    signal: stop.signal,
    source: stop.source,
    line: stop.line,
    senderPid: stop.sender.pid,
    senderCall: stop.sender.call < 0 ? null : link(stop.sender.call),
    end: endingOf(stop.end),
    fromNs: restart.fromNs,
    exitNs: stop.toNs,
    toNs: restart.toNs,
    lastNs: restart.lastNs,
    handlerKind: handler.kind,
    handlerSpans: handler.spans,
    handlerLine: lastLine(log, handler.spans.at(-1)?.call ?? -1),
    steps: path.steps.map(({ kind, part, pid, totalNs, count, longestCall, longestNs }) => ({
      kind,
      part,
      pid,
      totalNs,
      count,
      longest: longestCall < 0 ? null : link(longestCall, longestNs),
    })),
    rest: path.rest,
    restNs: path.restNs,
    childrenNs: path.childrenNs,
    ownNs: path.ownNs,
    rows: restart.rows.map(
      (row, at): ProcessBar => ({
        life: row.life,
        pid: row.pid,
        program: cutText(programOf(index.lives, row.life), nameLimit),
        isThread: row.isThread,
        depth: row.depth,
        fromNs: row.fromNs,
        toNs: row.toNs,
        partsNs: row.partsNs,
        paths: barPaths(row.drawn, columnNs),
        spans: spans.get(row.life) ?? [],
        longest: row.longest.map(({ call, insideNs }) => link(call, insideNs)),
        last: row.last && link(row.last.call, row.last.insideNs),
        signals: row.signals,
        signalCount: row.signalCount,
        end: endingOf(row.end),
        order: order.get(at) ?? 0,
      }),
    ),
    rowsLeft: restart.rowsLeft,
    leftNs: restart.leftNs,
    leftovers: restart.leftovers.map(({ life, pid, afterNs, end }) => ({
      life,
      pid,
      program: cutText(programOf(index.lives, life), nameLimit),
      afterNs,
      end: endingOf(end),
    })),
    leftoverCount: restart.leftoverCount,
    next: next && { pid: next.pid, bornNs: next.bornNs, execNs: next.execNs, exec: link(next.execCall) },
    reap: restart.reapCall < 0 ? null : { ...link(restart.reapCall), endNs: endOf(log, restart.reapCall) },
    lacks: restart.lacks,
  };
}

function linkOf(log: StraceLog, index: WaitIndex, call: number, insideNs: number): CallLink {
  const { trace, fds } = log;
  const waited = index.targets[index.targetOf[call] ?? -1];
  return {
    call,
    line: lineOf(trace, call),
    name: callName(trace, call),
    kind: waited?.kind ?? null,
    target: cutText(waited?.name ?? fds.targetOf(call), nameLimit),
    atNs: trace.calls.startNs[call] as number,
    insideNs,
  };
}

function lastLine({ trace }: StraceLog, call: number): number {
  return call < 0 ? 0 : lineOf(trace, call);
}

function endOf({ trace: { calls } }: StraceLog, call: number): number {
  return (calls.startNs[call] as number) + (calls.durationNs[call] || 0);
}

function endingOf(end: LifeEnd | null): Ending | null {
  return end && { kind: end.kind, value: cutText(end.value, 40), timeNs: end.timeNs, endLine: end.line + 1 };
}

/** What a process ran last, its name from -Y, or what its maker ran. */
function programOf({ all }: Lives, life: number): string {
  let at = all[life];
  for (let steps = 0; at && steps < mostGenerations; steps++) {
    const name = at.execs.at(-1)?.path || at.comm;
    if (name) return name;
    at = all[at.maker];
  }
  return '';
}

/** By life: when the stop lay with it, in columns of the drawing; shorter than a pixel or two is as wide as that. */
function spansByLife(spans: readonly PathSpan[], fromNs: number, columnNs: number) {
  const found = new Map<number, { x: number; width: number }[]>();
  for (const span of spans) {
    const x = Math.floor((span.fromNs - fromNs) / columnNs);
    const end = Math.ceil((span.toNs - fromNs) / columnNs);
    const list = found.get(span.life) ?? [];
    found.set(span.life, list);
    const last = list.at(-1);
    if (last && x <= last.x + last.width) last.width = Math.max(last.width, end - last.x);
    else list.push({ x, width: end - x });
  }
  return found;
}

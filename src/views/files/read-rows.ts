import { activityOf } from '../../analysis/strace/fd-lives/activity.ts';
import { livesOfGroup } from '../../analysis/strace/fd-lives/group-lives.ts';
import { LifeEnd, LifeOrigin } from '../../analysis/strace/fd-lives/lives.ts';
import { classCount } from '../../analysis/strace/fd-lives/sum-lives.ts';
import type { StraceLog } from '../../analysis/strace/log.ts';
import { cutText } from '../visible-text.ts';
import { type Files, longestOf, rateOf } from './arrange.ts';
import { type FileRow, type FilesGrouping, targetLimit } from './file-row.ts';

/** Rows [from, to) of an arrangement, with what a table shows of them. */
export function readFileRows(
  log: StraceLog,
  files: Files,
  order: Int32Array,
  by: FilesGrouping,
  open: ReadonlySet<number>,
  from: number,
  to: number,
): FileRow[] {
  return Array.from(order.subarray(Math.max(0, from), Math.max(0, to)), (row) => {
    if (row < 0) return readGroup(log, files, -1 - row, open);
    const group = files.groups.groupOf[row] as number;
    const isAlone = livesOfGroup(files.groups, group).length === 1;
    return readLife(log, files, row, by === 'target' && !isAlone);
  });
}

function readGroup(log: StraceLog, files: Files, group: number, open: ReadonlySet<number>): FileRow {
  const lives = livesOfGroup(files.groups, group);
  const targetId = files.groups.target[group] as number;
  return {
    ...readSums(log, files, lives),
    life: -1,
    targetId,
    open: open.has(targetId),
    nested: false,
    fd: -1,
    pid: null,
    origin: LifeOrigin.unseen,
    end: LifeEnd.open,
    firstLine: (log.lives.firstLine[lives[0] as number] as number) + 1,
    lastLine: lives.reduce((last, life) => Math.max(last, (log.lives.lastLine[life] as number) + 1), 0),
  };
}

/** One descriptor; its group if it is listed below it. */
export function readLife(log: StraceLog, files: Files, life: number, nested: boolean): FileRow {
  const { lives, trace } = log;
  return {
    ...readSums(log, files, Uint32Array.of(life)),
    life,
    targetId: lives.target[life] as number,
    open: false,
    nested,
    fd: lives.fd[life] as number,
    pid: trace.threads[lives.thread[life] as number]?.pid ?? null,
    origin: lives.origin[life] as LifeOrigin,
    end: lives.end[life] as LifeEnd,
    firstLine: (lives.firstLine[life] as number) + 1,
    lastLine: (lives.lastLine[life] as number) + 1,
  };
}

function readSums(log: StraceLog, { sums, isChosen }: Files, lives: Uint32Array) {
  const sum = (column: Uint32Array | Float64Array) => {
    let all = 0;
    for (const life of lives) all += column[life] as number;
    return all;
  };
  const longestCall = longestOf(log, sums, lives);
  const byClassNs = Array.from({ length: classCount }, (_, name) => {
    let all = 0;
    for (const life of lives) all += sums.byClassNs[life * classCount + name] as number;
    return all;
  });
  return {
    target: cutText(log.fds.targetName(log.lives.target[lives[0] as number] as number), targetLimit),
    lives: lives.length,
    calls: sum(sums.calls),
    errors: sum(sums.errors),
    readBytes: sum(sums.readBytes),
    writtenBytes: sum(sums.writtenBytes),
    durationNs: sum(sums.durationNs),
    byClassNs,
    bytesPerSecond: rateOf(sums, lives),
    longestCall,
    longestNs: longestCall < 0 ? Number.NaN : (log.trace.calls.durationNs[longestCall] as number),
    activity: activityOf(log, lives, isChosen),
  };
}

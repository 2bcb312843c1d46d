import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import type { Life, LifeEnd, Lives } from '../process-tree/lives.ts';
import { type SentSignal, senderOf, sentBefore, sentSignals } from '../sent-signals.ts';
import { programOf } from '../wait-groups/children.ts';
import { type Asked, askedToEnd } from './asked.ts';
import {
  certainSignal,
  killSignal,
  longestAfterOtherNs,
  mostStops,
  otherSignals,
  type Stop,
  type Stops,
} from './stop.ts';

/** A walk from child to maker ends here: only a log made to deceive goes on. */
const MOST_GENERATIONS = 64;
const STEP = 1 << 12;

/**
 * Finds every process that was asked to end: by SIGTERM, whether it then ended or not; by SIGINT, SIGHUP or SIGQUIT where
 * its exit follows; by a SIGKILL that nothing came before. A process that descends from one that is being stopped belongs
 * to that stop. Follows signal(7); what a log leaves out is said by `Stop.source` and a missing `Stop.end`.
 */
export function* findStops(log: StraceLog): Generator<void, Stops> {
  const { trace } = log;
  const lives = yield* log.threadLivesInSteps();
  const asked = yield* askedToEnd(log, lives);
  yield;
  const sent = yield* sentSignals(trace);
  const ends = endsOf(lives);
  const makers = new Set(lives.all.map(({ maker }) => lives.all[maker]?.leader));
  const found = new Map<number, Asked & { readonly end: LifeEnd | null }>();
  for (const [index, life] of lives.all.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (life.leader !== index) continue;
    const end = ends.get(index) ?? null;
    const how = asked.get(index);
    const isService = life.maker < 0 || life.execs.length > 0 || makers.has(index);
    const begin = how && isAnswered(how, end) ? how : unseen(trace, sent, life, end, isService);
    if (begin) found.set(index, { ...begin, end });
  }
  yield;
  const own = [...found].filter(([index]) => !isPartOfOther(lives, found, index));
  const lastSigns = lastSignsOf(lives, new Set(own.map(([index]) => index)));
  yield;
  const begun = own.sort(([, a], [, b]) => a.fromNs - b.fromNs || a.line - b.line);
  const stops = begun
    .slice(0, mostStops)
    .map(([index, { signal, source, fromNs, line, receiver, end }]): Stop => {
      const life = lives.all[index] as Life;
      return {
        life: index,
        pid: life.pid,
        program: programBefore(life, fromNs),
        signal,
        source,
        line: line + 1,
        receiver,
        sender:
          source === 'sent'
            ? senderByCall(trace, sent, life, signal, end)
            : source === 'unseen'
              ? { pid: null, call: -1 }
              : senderOf(trace, sent, { pid: life.pid, signal, line, ns: fromNs }),
        fromNs,
        end,
        // A stamp and a printed duration are of two clocks, so that a signal taken by a call may seem later than the exit.
        toNs: Math.max(fromNs, end?.timeNs ?? lastSigns.get(index) ?? fromNs),
      };
    });
  return { stops, left: begun.length - stops.length };
}

/** The end of each process: of its main thread, else of its last thread where all have ended. */
function endsOf({ all }: Lives): Map<number, LifeEnd> {
  const ends = new Map<number, LifeEnd>();
  const open = new Set<number>();
  for (const { index, leader, end } of all) {
    if (index === leader) continue;
    if (!end) open.add(leader);
    else if (end.kind !== 'exec' && !(end.timeNs < (ends.get(leader)?.timeNs ?? 0))) ends.set(leader, end);
  }
  for (const { index, leader, end, lastLine } of all) {
    if (index !== leader) continue;
    if (end) ends.set(index, end);
    else if (open.has(index) || lastLine > (ends.get(index)?.line ?? -1)) ends.delete(index);
  }
  return ends;
}

/** SIGTERM is a stop by itself; the others where the process then ends, by them or soon after. */
function isAnswered({ signal, fromNs }: Asked, end: LifeEnd | null): boolean {
  if (signal === certainSignal) return true;
  if (!end) return false;
  return end.value === signal || !(end.timeNs - fromNs > longestAfterOtherNs);
}

/** A process that was killed, or ended after a kill() of another, without a signal line. SIGKILL for a worker is no stop. */
function unseen(
  trace: StraceTrace,
  sent: ReadonlyMap<number, readonly SentSignal[]>,
  life: Life,
  end: LifeEnd | null,
  isService: boolean,
): Asked | null {
  if (!end || (end.value === killSignal && !isService)) return null;
  const isKilled = end.kind === 'killed' && [certainSignal, killSignal, ...otherSignals].includes(end.value);
  // Where signal lines are printed, one that is not there was not delivered.
  const isHidden = !trace.signals.includes(certainSignal) && end.kind === 'exited';
  if (!isKilled && !isHidden) return null;
  const signal = isKilled ? end.value : certainSignal;
  const kill = sentBefore(trace, sent.get(life.pid ?? 0), signal, end.timeNs, null);
  const { startNs, startLine } = trace.calls;
  if (kill && (startNs[kill.call] as number) >= life.firstNs) {
    const fromNs = startNs[kill.call] as number;
    return { signal, source: 'sent', fromNs, line: startLine[kill.call] as number, receiver: life.index };
  }
  if (!isKilled) return null;
  return { signal, source: 'unseen', fromNs: end.timeNs, line: end.line, receiver: life.index };
}

function senderByCall(
  trace: StraceTrace,
  sent: ReadonlyMap<number, readonly SentSignal[]>,
  life: Life,
  signal: string,
  end: LifeEnd | null,
): Stop['sender'] {
  const kill = sentBefore(trace, sent.get(life.pid ?? 0), signal, end?.timeNs ?? Number.NaN, null);
  if (!kill) return { pid: null, call: -1 };
  return { pid: trace.threads[trace.calls.thread[kill.call] as number]?.pid ?? null, call: kill.call };
}

/** Whether an ancestor was asked to end before this process had ended. */
function isPartOfOther(
  { all }: Lives,
  found: ReadonlyMap<
    number,
    { readonly fromNs: number; readonly line: number; readonly end: LifeEnd | null }
  >,
  index: number,
): boolean {
  const own = found.get(index);
  let at = all[index];
  for (let steps = 0; own && at && steps < MOST_GENERATIONS; steps++) {
    const maker: Life | undefined = all[at.maker];
    at = maker && all[maker.leader];
    const above = at && found.get(at.index);
    if (above && !((own.end?.timeNs ?? Number.POSITIVE_INFINITY) < above.fromNs)) return true;
  }
  return false;
}

/** By process in `wanted`: the last sign of it and of all that it made. */
function lastSignsOf({ all }: Lives, wanted: ReadonlySet<number>): Map<number, number> {
  const last = new Map<number, number>();
  for (const life of all) {
    let at: Life | undefined = life;
    for (let steps = 0; at && steps < MOST_GENERATIONS; steps++) {
      if (wanted.has(at.leader)) {
        if (!(life.lastNs < (last.get(at.leader) ?? Number.NEGATIVE_INFINITY)))
          last.set(at.leader, life.lastNs);
        break;
      }
      const maker: Life | undefined = all[at.maker];
      at = maker;
    }
  }
  return last;
}

/** What a process ran last before a moment. */
function programBefore(life: Life, ns: number): string {
  const run = life.execs.findLast(({ startNs }) => !(startNs > ns));
  return run?.path || life.comm || programOf(life);
}

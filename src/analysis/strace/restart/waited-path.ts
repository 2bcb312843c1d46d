import { plainCall } from '../../../formats/strace/same-calls.ts';
import { callName } from '../../../formats/strace/text.ts';
import { childOf } from '../wait-groups/children.ts';
import type { WaitIndex } from '../wait-groups/wait-index.ts';
import { kindOfName, type WaitTarget } from '../wait-groups/wait-kinds.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import type { Handler } from './handler.ts';
import type { LifeCalls } from './life-calls.ts';
import { Part, type Segment } from './parts.ts';
import type { Stop } from './stop.ts';

/** What the length of a stop was spent on, as one thread after the other kept the process from its exit. */
export const stepKinds = ['handler', 'child', 'sync', 'wait', 'calls', 'outside', 'untimed'] as const;
export type StepKind = (typeof stepKinds)[number];

/** All time of one kind that one thread spent on one thing while nothing else could have ended the stop. */
export interface PathStep {
  readonly life: number;
  readonly pid: number | null;
  /**
   * `child`: waiting for one whose own time is not in the log. `sync`: fsync and its kind. `handler`: all else that the
   * signal handler did. `wait`: other waits. `calls`: calls that worked, or were too short to say.
   */
  readonly kind: StepKind;
  readonly part: Part;
  /** The system call; empty outside of calls. */
  readonly name: string;
  /** What a wait was for; null for what is none. */
  readonly target: WaitTarget | null;
  readonly totalNs: number;
  readonly count: number;
  /** The call that is most of it; -1 outside of calls. */
  readonly longestCall: number;
  readonly longestNs: number;
}

/** A stretch of a stop that lay with one thread. */
export interface PathSpan {
  readonly life: number;
  readonly fromNs: number;
  readonly toNs: number;
}

/** The whole length of a stop, first to last. */
export interface StopPath {
  /** From the signal to the exit without a gap: with whom the stop lay when; the first ones of a very long path. */
  readonly spans: readonly PathSpan[];
  /** Largest first; the first ones. Their times and `restNs` add up to the length of the stop. */
  readonly steps: readonly PathStep[];
  /** What is left out of `steps`. */
  readonly rest: number;
  readonly restNs: number;
  /** How much of it was in processes and threads that the process waited for. */
  readonly childrenNs: number;
  /** The time of the process itself by kind; with `childrenNs` it adds up to the length of the stop. */
  readonly ownNs: Readonly<Record<StepKind, number>>;
  /** A child was waited for of which the log has no line. */
  readonly hasUnseen: boolean;
}

/** A child that waits for its child, and so on: deeper only in a log made to deceive. */
const MOST_DEPTH = 32;
/** Changes from one thread to another that are kept: more than a drawing has columns. */
const mostSpans = 5000;
/** Segments between two chances to stop. */
const STEP = 1 << 12;

type Draft = { -readonly [K in keyof PathStep]: PathStep[K] };

/**
 * Follows a stop from the signal to the exit along the thread that ends the process. While it waits for a child or joins
 * a thread, the time is put down to what that child or thread did: its sleep, its fsync. The steps add up to the stop.
 */
export class StopPathReader {
  readonly #index: WaitIndex;
  readonly #calls: LifeCalls;
  readonly #stop: Stop;
  readonly #handler: Handler;
  readonly #steps = new Map<string, Draft>();
  readonly #roles: readonly WaitRole[];
  readonly #spans: { life: number; fromNs: number; toNs: number }[] = [];
  #childrenNs = 0;
  #hasUnseen = false;
  readonly #ownNs = { handler: 0, child: 0, sync: 0, wait: 0, calls: 0, outside: 0, untimed: 0 };

  constructor(index: WaitIndex, calls: LifeCalls, stop: Stop, handler: Handler) {
    this.#index = index;
    this.#calls = calls;
    this.#stop = stop;
    this.#handler = handler;
    this.#roles = index.log.trace.names.map(waitRole);
  }

  /** @param life the thread to follow @param most steps that are given back */
  *read(life: number, most: number): Generator<void, StopPath> {
    yield* this.#follow(life, this.#stop.fromNs, this.#stop.toNs, 0);
    const sorted = [...this.#steps.values()].sort((a, b) => b.totalNs - a.totalNs || b.count - a.count);
    const left = sorted.slice(most);
    return {
      spans: this.#spans,
      steps: sorted.slice(0, most),
      rest: left.length,
      restNs: left.reduce((sum, { totalNs }) => sum + totalNs, 0),
      childrenNs: this.#childrenNs,
      ownNs: this.#ownNs,
      hasUnseen: this.#hasUnseen,
    };
  }

  *#follow(life: number, fromNs: number, toNs: number, depth: number): Generator<void, void> {
    let steps = 0;
    for (const segment of this.#calls.segments(life, fromNs, toNs)) {
      if (++steps % STEP === 0) yield;
      if (life === this.#stop.receiver) yield* this.#split(life, segment, depth);
      else yield* this.#take(life, segment, depth, false);
    }
  }

  /** Cuts a segment of the thread that got the signal where its handler begins and returns. */
  *#split(life: number, segment: Segment, depth: number): Generator<void, void> {
    let fromNs = segment.fromNs;
    for (const span of this.#handler.spans) {
      if (span.toNs <= fromNs) continue;
      if (span.fromNs >= segment.toNs) break;
      const begin = Math.max(fromNs, span.fromNs);
      const end = Math.min(segment.toNs, span.toNs);
      if (begin > fromNs) yield* this.#take(life, { ...segment, fromNs, toNs: begin }, depth, false);
      yield* this.#take(life, { ...segment, fromNs: begin, toNs: end }, depth, true);
      fromNs = end;
    }
    if (fromNs < segment.toNs) yield* this.#take(life, { ...segment, fromNs }, depth, false);
  }

  /** A wait for a child or a thread is what that one did meanwhile; all else is one's own. */
  *#take(life: number, segment: Segment, depth: number, isHandler: boolean): Generator<void, void> {
    const other = depth < MOST_DEPTH ? this.#waitedFor(segment) : -1;
    if (other < 0 || other === life) {
      this.#add(life, this.#kindOf(segment, isHandler), segment, depth);
      return;
    }
    const there = this.#calls.presence(other, segment.toNs);
    const fromNs = Math.min(Math.max(segment.fromNs, there.fromNs), segment.toNs);
    const toNs = Math.max(fromNs, Math.min(segment.toNs, there.toNs));
    const own = (part: { fromNs: number; toNs: number }) =>
      part.toNs > part.fromNs && this.#add(life, 'child', { ...segment, ...part }, depth);
    own({ fromNs: segment.fromNs, toNs: fromNs });
    yield* this.#follow(other, fromNs, toNs, depth + 1);
    own({ fromNs: toNs, toNs: segment.toNs });
  }

  /** The life whose end a segment waited for; -1 where it did not, or the log does not show it. */
  #waitedFor({ call }: Segment): number {
    if (call < 0) return -1;
    const { targets, targetOf, finder, log } = this.#index;
    const { calls } = log.trace;
    const target = targets[targetOf[call] ?? -1];
    let pid = 0;
    if (this.#roles[calls.name[call] as number] === WaitRole.child) pid = childOf(log.trace, call);
    else if (target?.kind === 'thread') pid = Number(target.name);
    if (!(pid > 0)) return -1;
    const found = finder.find(pid, calls.startLine[call] as number);
    if (!found) this.#hasUnseen = true;
    return found?.index ?? -1;
  }

  #kindOf({ call, part }: Segment, isHandler: boolean): StepKind {
    const { names, calls } = this.#index.log.trace;
    const name = call < 0 ? '' : plainCall(names[calls.name[call] as number] as string);
    if (kindOfName(name) === 'sync') return 'sync';
    if (waitRole(name) === WaitRole.child && part !== Part.work) return 'child';
    if (isHandler) return 'handler';
    if (part === Part.outside) return 'outside';
    if (part === Part.untimed) return 'untimed';
    return part === Part.work ? 'calls' : 'wait';
  }

  #add(life: number, kind: StepKind, { fromNs, toNs, part, call }: Segment, depth: number): void {
    const { log, targets, targetOf, lives } = this.#index;
    const ns = toNs - fromNs;
    if (!(ns > 0)) return;
    const span = this.#spans.at(-1);
    if (span?.life === life && span.toNs === fromNs) span.toNs = toNs;
    else if (this.#spans.length < mostSpans) this.#spans.push({ life, fromNs, toNs });
    if (depth > 0) this.#childrenNs += ns;
    else this.#ownNs[kind] += ns;
    const isCall = call >= 0;
    const target = isCall ? (targetOf[call] ?? -1) : -1;
    // Short calls of all names are one step: nobody looks for them one by one.
    const name = isCall && kind !== 'calls' ? callName(log.trace, call) : '';
    const key = `${life} ${kind} ${part} ${name} ${target}`;
    const known = this.#steps.get(key);
    if (!known) {
      this.#steps.set(key, {
        life,
        pid: lives.all[life]?.pid ?? null,
        kind,
        part,
        name,
        target: targets[target] ?? null,
        totalNs: ns,
        count: 1,
        longestCall: call,
        longestNs: ns,
      });
      return;
    }
    known.totalNs += ns;
    known.count++;
    if (ns <= known.longestNs) return;
    known.longestNs = ns;
    known.longestCall = call;
  }
}

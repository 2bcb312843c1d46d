import {
  type EventBlock,
  EventKind,
  type EventSink,
  ProcState,
  ResourceKind,
} from '../../formats/gotrace/events.ts';
import type { WaitProfiles } from './blocking/wait-profiles.ts';
import type { EventRows } from './event-rows.ts';
import type { GoroutineSink } from './goroutines/goroutine-sink.ts';
import type { GcActivity } from './mmu/gc-activity.ts';
import type { TransitionCounts } from './transitions.ts';

/**
 * Goes through the events once and shows each to whom it concerns: nine in ten are transitions, which few look at.
 */
export class Dispatch implements EventSink {
  private readonly transitions: TransitionCounts;
  private readonly goroutines: GoroutineSink;
  private readonly waits: WaitProfiles;
  private readonly activity: GcActivity;
  private readonly others: readonly EventRows[];

  /** @param others see everything but transitions, after the goroutines' sums */
  constructor(
    transitions: TransitionCounts,
    goroutines: GoroutineSink,
    waits: WaitProfiles,
    activity: GcActivity,
    others: readonly EventRows[],
  ) {
    this.transitions = transitions;
    this.goroutines = goroutines;
    this.waits = waits;
    this.activity = activity;
    this.others = [goroutines, waits, activity, ...others];
  }

  take(block: EventBlock): void {
    if (block.count === 0) return;
    const { transitions, goroutines, waits, activity, others } = this;
    const { count, kind, resourceKind, from, to } = block;
    goroutines.begin(block);
    activity.begin();
    for (let at = 0; at < count; at++) {
      const eventKind = kind[at] as number;
      if (eventKind === EventKind.stateTransition) {
        transitions.take(block, at);
        if (from[at] === to[at]) continue;
        if (resourceKind[at] === ResourceKind.goroutine) {
          activity.takeTransition(block, at);
          goroutines.takeTransition(block, at);
          waits.takeTransition(block, at);
        } else if (resourceKind[at] === ResourceKind.proc && to[at] === ProcState.idle) {
          goroutines.takeIdle(block, at);
        }
      } else if (eventKind !== EventKind.stackSample) {
        for (const other of others) other.takeOther(block, at, eventKind);
      }
    }
  }
}

import { computed, type ReadonlySignal } from '@preact/signals';
import { type HoldUp, type ProfileKind, profileKinds } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { TimeRange } from '../../analysis/gotrace/time-range.ts';
import { readRangeText } from '../../views/gotrace/range-text.ts';
import type { OtherRequestKind } from '../analyzer/protocol.ts';
import { ComparedInput } from '../instrument/compared-input.ts';
import { InstrumentModel, type OpenedOther } from '../instrument/instrument-model.ts';
import { ViewParams } from '../instrument/view-params.ts';
import { flameParams } from '../pprof/flame/flame-params.ts';
import type { GoTraceOpenState } from './protocol.ts';
import { timelineRequestKinds } from './timeline/protocol.ts';

export const goTraceViews = [
  'overview',
  'timeline',
  'goroutines',
  'goroutine',
  'blocking',
  'wakers',
  'gc',
  'mmu',
  'tasks',
  'compare',
] as const;
export type GoTraceViewName = (typeof goTraceViews)[number];

/**
 * `group`: the open group of goroutines, by its function; `order`: how its goroutines are sorted; `id`: the goroutine
 * whose life is shown; `spread`: the column whose spread is shown instead of sums; `system`: 1 where the runtime's own
 * are shown; `kind`: what held goroutines up; `count`: `complete` or the official profile; `range`: the part of the trace
 * that every view shows, as `1.2s..1.5s`; `flags`, `window`, `quantiles`: of the plot of mutator utilization; `with`,
 * `swap`, `basis`, `column`: of a comparison, the other recording, 1 where it is before, what times are divided by, and
 * the column of goroutines; `by`, `zoom`, `span`: rows of the timeline, the part of it that is shown, and the stretch that
 * is selected, as `12@1.203s`.
 *
 * `show`: `flame` for the blocking view as a flame graph; `measure`: `times` for how often instead of how long; and the
 * parameters of that flame graph.
 */
const usual = {
  view: 'overview',
  q: '',
  sort: '',
  group: '',
  id: '',
  order: '',
  spread: '',
  system: '',
  kind: 'sync',
  count: 'official',
  range: '',
  flags: 'stw.background.assist',
  window: '',
  quantiles: '',
  with: '',
  swap: '',
  basis: 'second',
  column: 'blocked',
  by: 'proc',
  zoom: '',
  span: '',
  ...flameParams,
  show: '',
  measure: '',
};
export type GoTraceParam = keyof typeof usual;

/** Kinds of hold-up in the order of the page: those with an official profile first. */
export const holdUps: readonly HoldUp[] = [
  ...([
    'sync',
    'net',
    'syscall',
    'sched',
    'sleep',
    'gc',
    'forever',
    'preempted',
    'unknown',
    'other',
  ] as const),
];

/** An open Go trace on the page. */
export class GoTraceModel extends InstrumentModel<GoTraceOpenState, GoTraceParam> {
  /** The part of the trace that is shown: null for all of it. Every request about figures carries it. */
  readonly range: ReadonlySignal<TimeRange | null>;
  /** The trace beside this one. */
  readonly compared = new ComparedInput('gotrace');

  constructor(opened: OpenedOther<GoTraceOpenState>) {
    super(
      opened,
      new ViewParams<GoTraceParam>(
        usual,
        ['view', 'group', 'id', 'kind', 'count', 'range', 'by', 'show', 'focus', 'frame', 'from'],
        opened.first,
      ),
    );
    this.range = computed(() => readRangeText(this.params.get('range')));
  }

  /** The timeline is there as soon as the trace is read. */
  override isAnswered(kind: OtherRequestKind): boolean {
    const isEarly = (timelineRequestKinds as readonly string[]).includes(kind);
    return super.isAnswered(kind) || (isEarly && this.state.value.stage === 'read');
  }

  override leave(): void {
    this.compared.close();
    super.leave();
  }

  kind(): HoldUp {
    const wanted = this.params.get('kind');
    return holdUps.find((kind) => kind === wanted) ?? 'sync';
  }

  /** Kinds that no official profile counts are shown complete. */
  isComplete(): boolean {
    return this.params.get('count') === 'complete' || !isOfficial(this.kind());
  }
}

export function isOfficial(kind: HoldUp): kind is ProfileKind {
  return (profileKinds as readonly string[]).includes(kind);
}

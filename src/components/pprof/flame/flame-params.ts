/** Before the address of a frame among the callers of a function. */
export const callersMark = '^';

/** What is asked of stacks to draw them as a flame graph. */
export interface FlameAsked {
  /** Function whose callers and callees are wanted; empty for all stacks. */
  readonly focus: string;
  /** Address of the frame below which small frames are wanted too; empty for the whole. */
  readonly zoom: string;
  /** From the leaves to the roots. */
  readonly isReversed: boolean;
  /** Frames beside each other by name and not by weight. */
  readonly byName: boolean;
}

/**
 * The parameters of a flame graph in the address. `focus`: the function whose callers and callees are shown; `frame`: the
 * frame that takes the whole width; `from`: `leaf` for stacks from the leaf on; `sorted`: `name` for frames by name; `as`:
 * `table` for the rows behind the picture.
 */
export const flameParams = { focus: '', frame: '', from: '', sorted: '', as: '' } as const;
export type FlameParam = keyof typeof flameParams;

/** What keeps them: the parameters of the instrument that the flame graph stands in. `q` is what is searched. */
export interface FlameKeeper {
  get(name: FlameParam | 'q'): string;
  set(changes: Partial<Record<FlameParam, string>>): void;
}

/**
 * The question that the parameters stand for.
 * @param isCut whether small frames were joined, so that a closer look needs another answer
 */
export function flameAsked(params: FlameKeeper, isCut: boolean): FlameAsked {
  return {
    focus: params.get('focus'),
    zoom: isCut ? params.get('frame') : '',
    isReversed: params.get('from') === 'leaf',
    byName: params.get('sorted') === 'name',
  };
}

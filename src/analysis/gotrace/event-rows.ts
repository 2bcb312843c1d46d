import type { EventBlock } from '../../formats/gotrace/events.ts';

/**
 * Takes events one by one out of blocks that something else goes through. Of transitions only those are shown that a
 * class takes by other methods; `takeOther` is shown every other event.
 */
export interface EventRows {
  takeOther(block: EventBlock, at: number, kind: number): void;
}

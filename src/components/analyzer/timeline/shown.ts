import { signal } from '@preact/signals';
import type { TimeWindow } from '../../../views/timeline/time-window.ts';
import type { TimelineData } from '../../../views/timeline/timeline-data.ts';
import type { TimelinePicture } from '../../../views/timeline/timeline-picture.ts';

/** What an analyzer keeps of its timeline while another view is open. */
export class TimelineShown {
  /** The stretch of time that is shown; null for the whole log. */
  readonly window = signal<TimeWindow | null>(null);
  readonly data = signal<TimelineData | null>(null);
  /** The call that was selected when it was last seen; null before the first time. */
  seenCall: number | null = null;
  /** What stands in its place before the analyzer runs. */
  readonly picture = signal<TimelinePicture | null>(null);

  /** Its trace is left. */
  leave(): void {
    this.data.value = null;
  }
}

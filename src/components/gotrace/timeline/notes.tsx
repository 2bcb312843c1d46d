import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import type { TimelineInfo, TimelineTasks } from '../../../views/gotrace-timeline/timeline-data.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { momentOf } from './words.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly id: string;
  readonly info: TimelineInfo;
  readonly tasks: TimelineTasks | null;
}

/** What is not drawn, how to read and move the rest, and where it differs from the official tool. */
export function Notes({ model, id, info, tasks }: Props) {
  const t = gotraceTimelineCatalog[model.locale];
  return (
    <div class="tl-notes soft">
      {info.droppedFromNs !== null && (
        <p>{t.dropped(formatCount(info.dropped), momentOf(info.droppedFromNs, info.durationNs))}</p>
      )}
      {tasks !== null && tasks.leftOut > 0 && <p>{t.userLeftOut(formatCount(tasks.leftOut))}</p>}
      <details>
        <summary>{t.howTo}</summary>
        <p>{t.reads}</p>
        <p>{t.stripReads}</p>
        <p>{t.arrows}</p>
        {tasks !== null && tasks.count > 0 && <p>{t.taskReads}</p>}
        <p id={`${id}-timeline-hint`}>
          <span class="tl-fine">{t.hint}</span>
          <span class="tl-coarse">{t.hintTouch}</span>
        </p>
        <p>
          {t.differs} {t.threadsLimit}
        </p>
      </details>
    </div>
  );
}

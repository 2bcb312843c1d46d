import type { Signal } from '@preact/signals';
import { rowKinds } from '../../../analysis/gotrace/timeline/rows-of.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatLargeCount } from '../../../views/format-count.ts';
import type { GoTimelineCanvas } from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import { shortName } from '../../../views/gotrace-timeline/overlay.ts';
import type { TimelineInfo, TimelineTasks } from '../../../views/gotrace-timeline/timeline-data.ts';
import { SwitchTool, ZoomTools } from '../../instrument/timeline-tools.tsx';
import type { GoTraceModel } from '../go-trace-model.ts';
import { rowKindOf } from './timeline-state.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly info: TimelineInfo;
  /** Null until they are counted. */
  readonly tasks: TimelineTasks | null;
  readonly canvas: () => GoTimelineCanvas | null;
  readonly table: Signal<boolean>;
  /** Whether the next drag selects a range. */
  readonly drawing: Signal<boolean>;
}

/** What the rows are, and buttons for what the keys and the pointer do. */
export function Toolbar({ model, info, tasks, canvas, table, drawing }: Props) {
  const t = gotraceTimelineCatalog[model.locale];
  const by = rowKindOf(model);
  const group = model.params.get('group');
  const isDrawn = !table.value;
  const counts = { ...info.rowCounts, task: tasks?.count ?? 0 };
  return (
    <div class="tl-tools" role="group" aria-label={t.tools}>
      <fieldset class="gtl-by">
        <legend class="visually-hidden">{t.byLabel}</legend>
        {rowKinds
          .filter((kind) => kind !== 'task' || by === kind || counts.task > 0)
          .map((kind) => (
            <button
              type="button"
              class="an-button"
              key={kind}
              aria-pressed={by === kind}
              onClick={() => model.params.set({ by: kind })}
            >
              {t[kind]} <span class="soft">{formatLargeCount(counts[kind], model.locale)}</span>
            </button>
          ))}
      </fieldset>
      {by === 'goroutine' && group !== '' && (
        <button
          type="button"
          class="an-chip is-mark"
          title={t.clearGroup}
          onClick={() => model.params.set({ group: '' })}
        >
          {t.onlyGroup(shortName(group))} ×
        </button>
      )}
      {isDrawn && <ZoomTools words={t} canvas={canvas} />}
      <button
        type="button"
        class="an-button"
        title={t.fitTitle}
        onClick={() => model.params.set({ zoom: '' })}
      >
        {t.fit}
      </button>
      {isDrawn && <SwitchTool text={t.drawRange} title={t.drawRangeTitle} on={drawing} />}
      <SwitchTool class="gtl-as-table" text={t.asTable} title={t.asTableTitle} on={table} />
    </div>
  );
}

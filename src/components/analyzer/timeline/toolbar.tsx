import type { Signal } from '@preact/signals';
import { waitClassNames } from '../../../analysis/strace/log.ts';
import { hasValue, toggleValue } from '../../../analysis/strace/query/edit.ts';
import type { LaneSum } from '../../../analysis/strace/timeline/lane-sums.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { classColours } from '../../../views/call-cells.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import { SwitchTool, ZoomTools } from '../../instrument/timeline-tools.tsx';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly canvas: () => TimelineCanvas | null;
  readonly table: Signal<boolean>;
  /** Whether the next drag selects a range. */
  readonly drawing: Signal<boolean>;
  readonly sums: readonly LaneSum[] | null;
}

/** Buttons for what the keys and the pointer do, and the classes with their time in the stretch that is shown. */
export function Toolbar({ model, canvas, table, drawing, sums }: Props) {
  const t = timelineCatalog[model.locale];
  const isDrawn = !table.value;
  return (
    <div class="tl-tools" role="group" aria-label={t.tools}>
      {isDrawn && <ZoomTools words={t} canvas={canvas} />}
      <button
        type="button"
        class="an-button"
        onClick={() => {
          model.timeline.window.value = null;
        }}
      >
        {t.fit}
      </button>
      {isDrawn && <SwitchTool text={t.drawRange} title={t.drawRangeTitle} on={drawing} />}
      <Classes model={model} sums={sums} />
      <SwitchTool class="tl-as-table" text={t.asTable} title={t.asTableTitle} on={table} />
    </div>
  );
}

function Classes({
  model,
  sums,
}: {
  readonly model: AnalyzerModel;
  readonly sums: readonly LaneSum[] | null;
}) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  return (
    <div class="tl-classes" role="group" aria-label={t.classes}>
      {waitClassNames.map((name, index) => {
        const text = waitClassTexts[index as 0];
        const ns = (sums ?? []).reduce((sum, row) => sum + (row.byClassNs[index] as number), 0);
        const isOn = hasValue(model.query.value, 'class', name);
        return (
          <button
            type="button"
            key={name}
            class="an-button tl-class"
            aria-pressed={isOn}
            title={`${t.onlyClass(text.name[locale])}: ${text.means[locale]}`}
            onClick={() => {
              model.query.value = toggleValue(model.query.value, 'class', name);
            }}
          >
            <i class={`swatch swatch-${classColours[index]}`} aria-hidden="true" />
            <span class="tl-letter" aria-hidden="true">
              {text.letter[locale]}
            </span>{' '}
            {text.chip[locale]} {ns > 0 && <span class="n soft">{formatDuration(ns, locale)}</span>}
          </button>
        );
      })}
    </div>
  );
}

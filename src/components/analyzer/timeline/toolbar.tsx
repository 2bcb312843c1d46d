import type { Signal } from '@preact/signals';
import { waitClassNames } from '../../../analysis/strace/log.ts';
import { hasValue, toggleValue } from '../../../analysis/strace/query/edit.ts';
import type { LaneSum } from '../../../analysis/strace/timeline/lane-sums.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { classColours } from '../../../views/call-cells.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { TimelineCanvas } from '../../../views/timeline/timeline-canvas.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly canvas: () => TimelineCanvas | null;
  readonly table: Signal<boolean>;
  /** Whether the next drag selects a range. */
  readonly drawing: Signal<boolean>;
  readonly sums: readonly LaneSum[] | null;
}

const zoomStep = 2;

/** Buttons for what the keys and the pointer do, and the classes with their time in the stretch that is shown. */
export function Toolbar({ model, canvas, table, drawing, sums }: Props) {
  const t = timelineCatalog[model.locale];
  const isDrawn = !table.value;
  return (
    <div class="tl-tools" role="group" aria-label={t.tools}>
      {isDrawn && (
        <>
          <Tool text="−" title={t.zoomOut} act={() => canvas()?.zoomBy(zoomStep)} />
          <Tool text="+" title={t.zoomIn} act={() => canvas()?.zoomBy(1 / zoomStep)} />
        </>
      )}
      <button
        type="button"
        class="an-button"
        onClick={() => {
          model.timeline.window.value = null;
        }}
      >
        {t.fit}
      </button>
      {isDrawn && (
        <button
          type="button"
          class="an-button"
          aria-pressed={drawing.value}
          title={t.drawRangeTitle}
          onClick={() => {
            drawing.value = !drawing.value;
          }}
        >
          {t.drawRange}
        </button>
      )}
      <Classes model={model} sums={sums} />
      <button
        type="button"
        class="an-button tl-as-table"
        aria-pressed={table.value}
        title={t.asTableTitle}
        onClick={() => {
          table.value = !table.value;
        }}
      >
        {t.asTable}
      </button>
    </div>
  );
}

function Tool({
  text,
  title,
  act,
}: {
  readonly text: string;
  readonly title: string;
  readonly act: () => void;
}) {
  return (
    <button type="button" class="an-button icon" title={title} aria-label={title} onClick={act}>
      {text}
    </button>
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

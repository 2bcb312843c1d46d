import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { filesGroupings } from '../../../views/files/file-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { shortPath, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { FilesTable } from './files-table.tsx';
import { LifePanel } from './life-panel.tsx';
import { StaticFiles } from './static-files.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** Every descriptor of the log, by what it names, with the life of the selected one below. */
export function FilesView({ model, id, info }: Props) {
  const t = filesCatalog[model.locale];
  const state = model.files;
  const first = state.first.value;
  const target = state.target.value;
  const detail = state.life.value >= 0 ? state.detail.value : null;
  const words = { target: t.byTarget, life: t.byLife };
  return (
    <div class="files">
      <div class="files-head">
        <fieldset class="segments">
          <legend class="visually-hidden">{t.by}</legend>
          {filesGroupings.map((by) => (
            <button
              type="button"
              key={by}
              class="an-button"
              aria-pressed={by === state.by.value}
              onClick={() => {
                state.by.value = by;
              }}
            >
              {words[by]}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="an-button"
          onClick={() => {
            model.view.value = 'calls';
          }}
        >
          {t.showTheCalls}
        </button>
        {target !== '' && (
          <button
            type="button"
            class="an-button"
            title={visibleText(target)}
            onClick={() => model.narrow({ field: 'path', value: target })}
          >
            {t.onlyThis(visibleText(shortPath(target, 28)))}
          </button>
        )}
        {first && (
          <p class="soft n">
            {first.count === 0 ? t.nothing : t.shown(formatCount(first.lives), formatCount(first.groups))}
          </p>
        )}
        {first && first.notOpen > 0 && (
          <p class="soft">{first.notOpen === 1 ? t.notOpenOne : t.notOpen(formatCount(first.notOpen))}</p>
        )}
      </div>
      <div class="files-main">
        {model.trace.value === null && first ? (
          <StaticFiles locale={model.locale} info={info} rows={first.rows} sort={state.sort.value} />
        ) : (
          <FilesTable model={model} id={id} info={info} />
        )}
      </div>
      {detail && <LifePanel model={model} id={id} info={info} detail={detail} />}
      <details class="files-foot">
        <summary class="soft">{t.countedTitle}</summary>
        <p>{t.counted}</p>
      </details>
    </div>
  );
}

import { processesCatalog } from '../../../i18n/catalogs/processes.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { ProcessRow } from '../../../views/processes/process-row.ts';
import type { ShownProcess } from '../../../views/processes/tree-rows.ts';
import { shortPath, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';
import { CountCells } from './count-cells.tsx';
import { narrowToProcess } from './narrow-to-process.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly rows: readonly ProcessRow[];
  readonly shown: ShownProcess;
  /** Whether the tab stop is on this row: its buttons can be tabbed to then. */
  readonly isAt: boolean;
}

const shownProgram = 40;

/** The cells of a process or thread. */
export function ProcessCells({ model, info, rows, shown, isAt }: Props) {
  const { locale } = model;
  const t = processesCatalog[locale];
  const { row, isOpen, level } = shown;
  const name = row.pid === null ? t.noPid : String(row.pid);
  const tabIndex = isAt ? 0 : -1;
  return (
    <>
      <td class="p-name" style={{ '--level': level }}>
        {isOpen === null ? (
          <span class="p-toggle" aria-hidden="true" />
        ) : (
          // The row itself opens by keyboard.
          <button
            type="button"
            class="p-toggle"
            tabIndex={-1}
            aria-hidden="true"
            onClick={() => model.processTree.toggle(row.life)}
          >
            {isOpen ? '▾' : '▸'}
          </button>
        )}
        <b class="n">{name}</b>
        {row.isThread && <span class="p-tag">{t.thread}</span>}{' '}
        <Program model={model} shown={shown} tabIndex={tabIndex} />
        <Origin model={model} row={row} />
      </td>
      {info.clock !== 'none' && (
        <td class="p-life">
          <LifeBar model={model} info={info} row={row} />
        </td>
      )}
      <CountCells model={model} info={info} counts={row} />
      <td class="p-end">
        <End model={model} row={row} />
      </td>
      <td class="p-narrow">
        {row.pid !== null && (
          <>
            <button
              type="button"
              class="an-button"
              tabIndex={tabIndex}
              title={row.isThread ? t.onlyThreadTitle(name) : t.onlyTitle(name)}
              onClick={() => narrowToProcess(model, rows, row, false)}
            >
              {t.only} <span class="visually-hidden">{name}</span>
            </button>
            {isOpen !== null && (
              <button
                type="button"
                class="an-button"
                tabIndex={tabIndex}
                title={t.descendantsTitle(name)}
                onClick={() => narrowToProcess(model, rows, row, true)}
              >
                {t.descendants} <span class="visually-hidden">{name}</span>
              </button>
            )}
          </>
        )}
      </td>
    </>
  );
}

/** The chain of programs; each is a link to its execve. */
function Program({
  model,
  shown,
  tabIndex,
}: {
  readonly model: AnalyzerModel;
  readonly shown: ShownProcess;
  readonly tabIndex: number;
}) {
  const t = processesCatalog[model.locale];
  const { row, program } = shown;
  if (row.programs.length === 0) {
    const text = visibleText(shortPath(program, shownProgram));
    return text === '' ? null : (
      <span class="soft">{row.isThread || row.comm ? text : t.sameProgram(text)}</span>
    );
  }
  const before = row.programCount - row.programs.length;
  return (
    <span class="p-programs">
      {before > 0 && <span class="soft">{t.morePrograms(formatCount(before))} → </span>}
      {row.programs.map(({ name, path, call, startNs }, index) => (
        <span key={call}>
          {index > 0 && ' → '}
          <button
            type="button"
            class="an-link n"
            tabIndex={tabIndex}
            title={t.ran(
              visibleText(path),
              Number.isNaN(startNs) ? '' : formatDuration(startNs, model.locale),
            )}
            onClick={() => showDetail(model, call)}
          >
            {visibleText(shortPath(name, shownProgram))}
          </button>
        </span>
      ))}
    </span>
  );
}

/** Says where nobody knows the parent, where it is a guess, and which thread made it. */
function Origin({ model, row }: { readonly model: AnalyzerModel; readonly row: ProcessRow }) {
  const t = processesCatalog[model.locale];
  if (row.isGuess) {
    return (
      <span class="p-tag" title={t.guessTitle}>
        {t.guess}
      </span>
    );
  }
  if (row.madeBy === '') {
    // The first process of a log is where it begins, not a riddle.
    return row.life === 0 || row.pid === null ? null : (
      <span class="p-tag" title={t.unknownParentTitle}>
        {t.unknownParent}
      </span>
    );
  }
  const maker = row.maker === null ? '' : String(row.maker);
  return <span class="visually-hidden">{t.madeBy(visibleText(row.madeBy), maker)}</span>;
}

/** From the first to the last sign of it, on the length of the log. */
function LifeBar({
  model,
  info,
  row,
}: {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly row: ProcessRow;
}) {
  const { locale } = model;
  const t = processesCatalog[locale];
  const whole = info.endNs ?? 0;
  if (!(whole > 0) || Number.isNaN(row.firstNs) || Number.isNaN(row.lastNs)) return null;
  const percent = (ns: number) => Math.min(100, Math.max(0, (ns / whole) * 100));
  const left = percent(row.firstNs);
  const title = t.lived(
    exactDuration(row.firstNs),
    exactDuration(row.lastNs),
    formatDuration(row.lastNs - row.firstNs, locale),
  );
  return (
    <span class="life-bar" role="img" aria-label={title} title={title}>
      <span style={{ left: `${left}%`, width: `${percent(row.lastNs) - left}%` }} />
      {row.programs.map(({ call, startNs }) => (
        <i key={call} style={{ left: `${percent(startNs)}%` }} />
      ))}
    </span>
  );
}

function End({ model, row }: { readonly model: AnalyzerModel; readonly row: ProcessRow }) {
  const t = processesCatalog[model.locale];
  const { end } = row;
  if (!end) {
    return (
      <span class="soft" title={t.noEndTitle}>
        {t.noEnd}
      </span>
    );
  }
  const line = t.line(formatCount(end.line + 1));
  if (end.kind === 'exec') return <span title={`${t.becameMainTitle} ${line}`}>{t.becameMain}</span>;
  return (
    <span class={end.kind === 'killed' || end.value !== '0' ? 'p-bad' : undefined} title={line}>
      {end.kind === 'exited' ? t.exited(end.value) : visibleText(end.value)}
    </span>
  );
}

import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { pprofCatalog } from '../../../i18n/catalogs/pprof.ts';
import { sourceLinesCatalog } from '../../../i18n/catalogs/source-lines.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactValue, formatValue } from '../../../views/pprof/format-value.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import {
  isSameFile,
  mostSourceBytes,
  type SourceLine,
  sourceLines,
} from '../../../views/pprof/source-lines.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { ChooseFile } from '../../analyzer/choose-file.tsx';
import { useAnswer } from '../../instrument/use-answer.ts';
import { useFlameStyles } from '../flame/use-flame-styles.ts';
import type { ProfileModel } from '../profile-model.ts';

interface Props {
  readonly model: ProfileModel;
  readonly info: ProfileInfo;
}

/** More lines than any file of a program has values in. */
const mostRows = 20_000;

/** A source file that the reader gives, with the values of its lines beside the text. */
export function SourcePanel({ model, info }: Props) {
  const { locale } = model;
  const t = sourceLinesCatalog[locale];
  useFlameStyles(false);
  const file = useSignal<{ readonly name: string; readonly text: string | null } | null>(null);
  const table = useAnswer(model, 'profileLines', () =>
    file.value?.text
      ? {
          ...model.asked(info),
          text: file.value.name,
          order: { key: 'cum', descending: true },
          most: mostRows,
        }
      : null,
  );
  const open = async ([given]: readonly File[]) => {
    if (!given) return;
    const text = given.size > mostSourceBytes ? null : await given.text();
    file.value = { name: given.name, text };
  };
  const shown = file.value;
  if (!shown)
    return (
      <section class="source-choose" aria-label={t.choose}>
        <p class="soft">{t.lead}</p>
        <ChooseFile label={t.choose} choose={(files) => void open(files)} />
      </section>
    );
  const name = visibleText(shown.name);
  const rows = (table.value?.rows ?? []).filter((row) => isSameFile(row.file, shown.name));
  const files = new Set(rows.map((row) => row.file)).size;
  const { unit } = info.sampleTypes[model.typeIndex(info)] ?? { unit: '' };
  return (
    <section aria-label={t.title(name)}>
      <p>
        <b>{t.title(name)}</b>{' '}
        <button
          type="button"
          class="an-link"
          onClick={() => {
            file.value = null;
          }}
        >
          {t.close}
        </button>
      </p>
      {shown.text === null ? (
        <p role="alert">{t.tooLarge(name)}</p>
      ) : (
        table.value &&
        (rows.length === 0 ? (
          <p role="status">{t.noLines(name)}</p>
        ) : (
          <Listing model={model} unit={unit} label={t.title(name)} lines={sourceLines(rows, shown.text)} />
        ))
      )}
      <p class="soft">
        {t.note} {files > 1 && t.several(formatCount(files))}
      </p>
    </section>
  );
}

interface ListingProps {
  readonly model: ProfileModel;
  readonly unit: string;
  readonly label: string;
  readonly lines: readonly SourceLine[];
}

function Listing({ model, unit, label, lines }: ListingProps) {
  const { locale } = model;
  const t = sourceLinesCatalog[locale];
  const words = pprofCatalog[locale];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="totals-table source-table" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {[words.flat, words.cum, t.line].map((head) => (
              <th key={head} scope="col" class="n">
                {head}
              </th>
            ))}
            <th scope="col">{t.source}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, text, flat, cum, gap }) => (
            <Fragment key={line}>
              {gap && (
                <tr>
                  <td colSpan={4} class="soft">
                    <span aria-hidden="true">⋮</span> <span class="visually-hidden">{t.gap}</span>
                  </td>
                </tr>
              )}
              <tr>
                {[flat, cum].map((value, column) => (
                  <td key={column} class="n" title={exactValue(value, unit)}>
                    {Number(value) === 0 ? '' : formatValue(value, unit, locale)}
                  </td>
                ))}
                <td class="n soft">{line}</td>
                <td class="source-text" dir="ltr">
                  {visibleText(text)}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

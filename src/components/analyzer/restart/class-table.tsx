import { batch } from '@preact/signals';
import { partNames } from '../../../analysis/strace/restart/parts.ts';
import { restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { ProcessBar, RestartPicture } from '../../../views/restart/picture.ts';
import { partText, whoText } from '../../../views/restart/words.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly picture: RestartPicture;
}

/** The time of each process by class; the parts of a row add up to its first number. */
export function ClassTable({ model, picture }: Props) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const used = partNames.flatMap((_, part) =>
    picture.rows.some(({ partsNs }) => (partsNs[part] as number) > 0) ? [part] : [],
  );
  const leftNs = picture.leftNs.reduce((sum, ns) => sum + ns, 0);
  return (
    <section>
      <p class="an-h">{t.classes}</p>
      <p class="soft">{t.classesWhy}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <div class="totals-table rs-table" tabIndex={0} role="group" aria-label={t.classes}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.process}</th>
              <th scope="col" class="n">
                {t.there}
              </th>
              {used.map((part) => (
                <th key={part} scope="col" class="n" title={partText(part as 0, locale).means}>
                  {partText(part as 0, locale).name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {picture.rows.map((row) => (
              <tr key={row.life}>
                <th scope="row">
                  <Who model={model} row={row} />
                </th>
                <td class="n" data-label={t.there} title={exactDuration(row.toNs - row.fromNs)}>
                  {formatDuration(row.toNs - row.fromNs, locale)}
                </td>
                {used.map((part) => {
                  const ns = row.partsNs[part] as number;
                  return (
                    <td
                      key={part}
                      class="n"
                      data-label={partText(part as 0, locale).name}
                      title={exactDuration(ns)}
                    >
                      {ns > 0 ? formatDuration(ns, locale) : ''}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {picture.rowsLeft > 0 && (
        <p class="soft">{t.rowsLeft(formatCount(picture.rowsLeft), formatDuration(leftNs, locale))}</p>
      )}
    </section>
  );
}

/** A process of the stop; a click narrows all views to it and to the time for which it was there. */
export function Who({ model, row }: { readonly model: AnalyzerModel; readonly row: ProcessBar }) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const who = whoText(row.program, row.pid, locale);
  const { pid } = row;
  const indent = { paddingLeft: `${Math.min(row.depth, 6) * 10}px` };
  return (
    <span class="rs-who" style={indent}>
      {pid === null ? (
        who
      ) : (
        <button
          type="button"
          class="an-link"
          aria-label={t.only(who)}
          onClick={() =>
            batch(() => {
              model.narrow({ field: 'pid', value: pid });
              model.setRange({ fromNs: row.fromNs, toNs: row.toNs });
            })
          }
        >
          {who}
        </button>
      )}
      {row.isThread && <span class="rs-tag">{t.thread}</span>}
    </span>
  );
}

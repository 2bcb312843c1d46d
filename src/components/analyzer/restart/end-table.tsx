import { restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { ProcessBar, RestartPicture } from '../../../views/restart/picture.ts';
import { endingText, offsetText } from '../../../views/restart/words.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { CallButton } from './call-link.tsx';
import { Who } from './class-table.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly picture: RestartPicture;
}

/** The processes in the order of their exits: what each waited for at last, its longest calls, its signals. */
export function EndTable({ model, picture }: Props) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const format = (ns: number) => formatDuration(ns, locale);
  const rows = picture.rows.toSorted(
    (a, b) => (a.order || Infinity) - (b.order || Infinity) || a.life - b.life,
  );
  return (
    <section>
      <p class="an-h">{t.ends}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <div class="totals-table rs-table rs-ends" tabIndex={0} role="group" aria-label={t.ends}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                {t.order}
              </th>
              <th scope="col">{t.process}</th>
              <th scope="col" class="n">
                {t.after}
              </th>
              <th scope="col">{t.end}</th>
              <th scope="col">{t.lastWait}</th>
              <th scope="col">{t.longCalls}</th>
              <th scope="col">{t.signals}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.life}>
                <td class="n" data-label={t.order}>
                  {row.order || '–'}
                </td>
                <th scope="row">
                  <Who model={model} row={row} />
                </th>
                <td
                  class="n"
                  data-label={t.after}
                  title={row.end ? exactDuration(row.end.timeNs - picture.fromNs) : undefined}
                >
                  {row.end ? offsetText(row.end.timeNs - picture.fromNs, format) : ''}
                </td>
                <td>{endingText(row.end, locale)}</td>
                <td data-label={t.lastWait}>{row.last && <CallButton model={model} link={row.last} />}</td>
                <td data-label={t.longCalls}>
                  <ul class="rs-list">
                    {row.longest.map((link) => (
                      <li key={link.call}>
                        <CallButton model={model} link={link} />
                      </li>
                    ))}
                  </ul>
                </td>
                <td data-label={t.signals}>
                  <Signals model={model} picture={picture} row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Signals({ model, picture, row }: Props & { readonly row: ProcessBar }) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const more = row.signalCount - row.signals.length;
  return (
    <ul class="rs-list">
      {row.signals.map(({ signal, timeNs, line }) => (
        <li key={line} title={t.line(formatCount(line))}>
          {visibleText(signal)}{' '}
          <span class="soft n">
            {offsetText(timeNs - picture.fromNs, (ns) => formatDuration(ns, locale))}
          </span>
        </li>
      ))}
      {more > 0 && <li class="soft">{t.moreSignals(formatCount(more))}</li>}
    </ul>
  );
}

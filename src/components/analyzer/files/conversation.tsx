import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { type RunRow, type TurnTable, turnOrders } from '../../../views/files/life-detail.ts';
import { whenText } from '../../../views/files/when.ts';
import { formatBytes, formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { AnalyzerModel } from '../model.ts';
import { Place } from './place.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly table: TurnTable;
}

/** What was said over a socket, request by request. */
export function Conversation({ model, info, table }: Props) {
  const { locale } = model;
  const t = filesCatalog[locale];
  const { order, words } = {
    order: model.files.turns,
    words: { time: t.orderTime, slowest: t.orderSlowest },
  };
  const hasTime = info.clock !== 'none';
  return (
    <section class="turns">
      <p class="an-h">{t.conversation}</p>
      <p>
        {table.asker === 'program' ? t.asksProgram : t.asksPeer}{' '}
        {table.connectNs > 0 && t.connected(formatDuration(table.connectNs, locale))}
      </p>
      <p class="n">
        {t.turnsSum(formatCount(table.count), table.count === 1)}
        {table.timed > 0 && (
          <span title={t.firstByteTitle}>
            {' · '}
            {t.firstByteSum(formatDuration(table.p50Ns, locale), formatDuration(table.maxNs, locale))}
          </span>
        )}
      </p>
      {table.count > 1 && hasTime && (
        <fieldset class="segments">
          <legend class="visually-hidden">{t.turnOrder}</legend>
          {turnOrders.map((one) => (
            <button
              type="button"
              key={one}
              class="an-button"
              aria-pressed={one === order.value}
              onClick={() => {
                order.value = one;
              }}
            >
              {words[one]}
            </button>
          ))}
        </fieldset>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <div class="totals-table" role="group" aria-label={t.conversation} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                #
              </th>
              {hasTime && <th scope="col">{t.sentAt}</th>}
              <th scope="col">{t.request}</th>
              {hasTime && (
                <th scope="col" class="n" title={t.firstByteTitle}>
                  {t.firstByte}
                </th>
              )}
              {info.hasDurations && (
                <th scope="col" class="n" title={t.waitedTitle}>
                  {t.waited}
                </th>
              )}
              <th scope="col">{t.response}</th>
            </tr>
          </thead>
          <tbody>
            {table.turns.map(({ number, request, response, firstByteNs, waitedNs }) => (
              <tr key={number}>
                <td class="n">{formatCount(number)}</td>
                {hasTime && (
                  <td title={request ? exactDuration(request.endNs) : undefined}>
                    {request && whenText(request.endNs, info, model.clock.value)}
                  </td>
                )}
                <td>
                  <RunCell model={model} info={info} run={request} none={t.noRequest} />
                </td>
                {hasTime && (
                  <td class="n" title={exactDuration(firstByteNs)}>
                    {formatDuration(firstByteNs, locale)}
                  </td>
                )}
                {info.hasDurations && (
                  <td class="n" title={request ? exactDuration(waitedNs) : undefined}>
                    {request && formatDuration(waitedNs, locale)}
                  </td>
                )}
                <td>
                  <RunCell model={model} info={info} run={response} none={t.noResponse} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.count > table.turns.length && (
        <p class="soft">{t.turnsShown(formatCount(table.turns.length), formatCount(table.count))}</p>
      )}
      <p class="soft">{t.overlap}</p>
    </section>
  );
}

function RunCell({
  model,
  info,
  run,
  none,
}: {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly run: RunRow | null;
  readonly none: string;
}) {
  const t = filesCatalog[model.locale];
  if (!run) return <span class="soft">{none}</span>;
  const bytes = formatBytes(run.bytes);
  return (
    <>
      {run.calls === 1 ? t.runOne(bytes) : t.run(bytes, formatCount(run.calls))}{' '}
      <Place model={model} info={info} place={run} />
    </>
  );
}

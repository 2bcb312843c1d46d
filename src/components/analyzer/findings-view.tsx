import { findingKinds, waitClassNames } from '../../analysis/strace/log.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { findingTexts, tracerFloorNs, waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { restartCatalog } from '../../i18n/catalogs/restart.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { shortPath, visibleText } from '../../views/visible-text.ts';
import { traceClient } from './client.ts';
import type { AnalyzerModel } from './model.ts';
import type { FindingSummary } from './protocol.ts';
import { showStopOf } from './restart/show-stop.ts';
import { useQueried } from './use-queried.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** What the detectors found, each with its proof; or what they looked for. */
export function FindingsView({ model, info }: Props) {
  if (model.opened.value?.stage === 'analysed') void model.loadFindings();
  useQueried(model, async (trace, query, signal) => {
    model.findingsWithin.value = await traceClient().request('findingsWithin', { trace, query }, signal);
  });
  const findings = model.findings.value;
  const within = model.query.value === '' ? null : model.findingsWithin.value;
  if (!findings) return <div class="findings" />;
  return (
    <div class="findings">
      {findings.length === 0 ? (
        <NothingFound model={model} info={info} />
      ) : (
        <>
          {within && <Within model={model} within={within} />}
          {inOrder(findings, within).map((finding) => (
            <FindingCard
              key={finding.index}
              model={model}
              finding={finding}
              within={within?.[finding.index] ?? null}
            />
          ))}
        </>
      )}
      {findings.length > 0 && !info.hasDurations && (
        <p class="soft">{analyzerCatalog[model.locale].noFindingsNoDurations}</p>
      )}
    </div>
  );
}

/** Findings with calls in the query first, each part in the order of the log's findings. */
function inOrder(
  findings: readonly FindingSummary[],
  within: readonly number[] | null,
): readonly FindingSummary[] {
  if (!within) return findings;
  const isIn = ({ index }: FindingSummary) => (within[index] ?? 0) > 0;
  return [...findings.filter(isIn), ...findings.filter((finding) => !isIn(finding))];
}

/** Findings are of the whole log: says how many of them the query touches. */
function Within({ model, within }: { readonly model: AnalyzerModel; readonly within: readonly number[] }) {
  const t = analyzerCatalog[model.locale];
  const touched = within.filter((calls) => calls > 0).length;
  return (
    <p class="soft" role="status">
      {t.findingsWithin(formatCount(touched), formatCount(within.length))}
    </p>
  );
}

const shownPids = 12;
const shownLines = 8;

function FindingCard({
  model,
  finding,
  within,
}: {
  readonly model: AnalyzerModel;
  readonly finding: FindingSummary;
  /** How many of its calls the query selects; null without a query. */
  readonly within: number | null;
}) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const text = findingTexts[finding.kind];
  const count = formatCount(finding.count);
  const pids = finding.pids.slice(0, shownPids).join(', ') + (finding.pids.length > shownPids ? ', …' : '');
  const light = (first: number) => model.showCalls([...finding.proof.map((one) => one.call), first], first);
  const mean = finding.count > 0 ? finding.totalNs / finding.count : 0;
  return (
    <article class={within === 0 ? 'finding is-outside' : 'finding'}>
      <p class="an-h">{text.title[locale]}</p>
      {within !== null && (
        <p class="soft">
          {within === 0
            ? t.findingOutside
            : t.findingInside(formatCount(within), formatCount(finding.callCount))}
        </p>
      )}
      <p class="cost">
        <b class="n">{t.findingCount(count, finding.count === 1)}</b>
        {finding.totalNs > 0 ? (
          <span class="n" title={exactDuration(finding.totalNs)}>
            {t.findingCost(formatDuration(finding.totalNs, locale), formatDuration(finding.maxNs, locale))}
          </span>
        ) : (
          <span class="soft">{t.findingNoCost}</span>
        )}
        {finding.pids.length > 0 && <span class="soft">{t.findingPids(pids)}</span>}
      </p>
      {finding.target && (
        <p class="target">
          {t.findingTarget}{' '}
          <button
            type="button"
            class="an-link n"
            title={visibleText(finding.target)}
            onClick={() =>
              model.showOnly(
                oneTarget.has(finding.kind)
                  ? { field: 'path', value: finding.target }
                  : { field: 'finding', value: finding.index + 1 },
              )
            }
          >
            {visibleText(shortPath(finding.target, 72))}
          </button>
        </p>
      )}
      <p>{text.means[locale]}</p>
      {finding.pids.length > 1 && finding.kind.endsWith('contention') && (
        <p class="soft">{t.findingOverlap}</p>
      )}
      {mean > 0 && mean < tracerFloorNs && <p class="soft">{t.findingFloor}</p>}
      {finding.parts && <Parts model={model} parts={finding.parts} />}
      <p>
        <b>{t.findingNext}: </b>
        {text.next[locale]}
      </p>
      {finding.holder && finding.holderCall >= 0 && (
        <p>
          {finding.holder.pid === null ? t.findingHolderNoPid : t.findingHolder(String(finding.holder.pid))}{' '}
          <button type="button" class="an-link n" onClick={() => light(finding.holderCall)}>
            {t.detailLine(formatCount(finding.holder.line))}
          </button>
        </p>
      )}
      <p class="proof">
        <span class="soft">{t.findingLines}: </span>
        {finding.proof.slice(0, shownLines).map((one) => (
          <button
            type="button"
            class="an-link n"
            key={one.call}
            title={exactDuration(one.durationNs)}
            onClick={() => light(one.call)}
          >
            {t.detailLine(formatCount(one.line))}
            {one.durationNs > 0 && ` (${formatDuration(one.durationNs, locale)})`}
          </button>
        ))}
        <button
          type="button"
          class="an-button"
          onClick={() => model.showOnly({ field: 'finding', value: finding.index + 1 })}
        >
          {t.findingAll(formatCount(finding.callCount))}
        </button>
        {ofStop.has(finding.kind) && (
          <button type="button" class="an-button" onClick={() => void showStopOf(model, finding.index)}>
            {restartCatalog[locale].showStop}
          </button>
        )}
      </p>
    </article>
  );
}

/** Kinds whose target is one path or fd of the log; others name a pattern, an address or a program. */
const oneTarget: ReadonlySet<string> = new Set([
  'file-lock-contention',
  'slow-sync',
  'repeated-open',
  'tiny-io',
  'eagain-spin',
]);

/** Kinds that the view of restarts shows in full. */
const ofStop: ReadonlySet<string> = new Set(['restart-window', 'left-behind']);

function Parts({
  model,
  parts,
}: {
  readonly model: AnalyzerModel;
  readonly parts: Readonly<Record<string, number>>;
}) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const name = (part: string) => {
    const index = waitClassNames.findIndex((known) => part === known || part === `${known}Ns`);
    return index >= 0 ? waitClassTexts[index as 0].name[locale] : part;
  };
  return (
    <p>
      <span class="soft">{t.findingParts}: </span>
      {Object.entries(parts)
        .filter(([, ns]) => ns > 0)
        .map(([part, ns]) => `${name(part)} ${formatDuration(ns, locale)}`)
        .join(', ')}
    </p>
  );
}

function NothingFound({ model, info }: Props) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  return (
    <div class="finding">
      <p class="an-h">{t.noFindings}</p>
      {info.calls === 0 ? (
        <p>{t.noFindingsNoCalls}</p>
      ) : (
        <>
          <p>{t.noFindingsLooked}</p>
          <ul class="looked">
            {findingKinds.map((kind) => (
              <li key={kind}>{findingTexts[kind].title[locale]}</li>
            ))}
          </ul>
          {!info.hasDurations && <p>{t.noFindingsNoDurations}</p>}
          <p class="soft">{t.noFindingsLimits}</p>
        </>
      )}
    </div>
  );
}

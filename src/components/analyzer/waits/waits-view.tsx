import { type WaitClass, waitClassNames } from '../../../analysis/strace/log.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { waitsCatalog } from '../../../i18n/catalogs/waits.ts';
import { classColours } from '../../../views/call-cells.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { useQueried } from '../use-queried.ts';
import { GroupTable } from './group-table.tsx';
import { LongestTable } from './longest-table.tsx';
import type { WaitsShown } from './protocol.ts';
import { apartClasses, rankedClasses } from './shown-waits.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
}

/** What was waited for, by whom, and who ended it. */
export function WaitsView({ model, info }: Props) {
  const t = waitsCatalog[model.locale];
  const state = model.waits;
  useQueried(model, async (trace, query, signal) => {
    if (state.shown.peek()?.query === query) return;
    const waits = await traceClient().request('waits', { trace, query }, signal);
    state.shown.value = { query, waits };
  });
  if (!info.hasDurations) {
    return (
      <div class="waiting">
        <p>{t.noDurations}</p>
      </div>
    );
  }
  const waits = state.shown.value?.waits;
  return (
    <div class="waiting">
      <p class="soft">
        {t.intro}{' '}
        <button
          type="button"
          class="an-link"
          onClick={() => {
            model.view.value = 'calls';
          }}
        >
          {t.showCalls}
        </button>
      </p>
      {waits && <Waits model={model} info={info} waits={waits} />}
      <details class="waiting-notes">
        <summary>{t.notes}</summary>
        <ul>
          {[t.noteFloor, t.noteOverlap, t.noteHolder, t.noteEpoll, t.noteProcess].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Waits({ model, info, waits }: Props & { readonly waits: WaitsShown }) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const used = (classes: readonly WaitClass[]) =>
    classes
      .filter((waitClass) => (waits.byClass[waitClass]?.count ?? 0) > 0)
      .sort((a, b) => (waits.byClass[b]?.totalNs ?? 0) - (waits.byClass[a]?.totalNs ?? 0));
  const names = (classes: readonly WaitClass[]) =>
    classes.map((waitClass) => waitClassTexts[waitClass].name[locale]).join(', ');
  const ranked = used(rankedClasses);
  const apart = used(apartClasses);
  if (ranked.length + apart.length === 0) return <p>{t.nothing}</p>;
  const section = (waitClass: WaitClass) => (
    <ClassSection
      key={waitClassNames[waitClass]}
      model={model}
      info={info}
      waits={waits}
      waitClass={waitClass}
    />
  );
  return (
    <>
      {ranked.map(section)}
      {ranked.length > 0 && (
        <section>
          <p class="an-h">{t.longest}</p>
          <LongestTable model={model} info={info} waits={waits.ranked} label={t.longestOf(names(ranked))} />
        </section>
      )}
      {apart.length > 0 && (
        <section class="waiting-apart">
          <p class="an-h">{t.apart}</p>
          <p class="soft">{t.apartWhy}</p>
          {apart.map(section)}
          <p class="an-h">{t.longestOf(names(apart))}</p>
          <LongestTable model={model} info={info} waits={waits.apart} label={t.longestOf(names(apart))} />
        </section>
      )}
    </>
  );
}

/** The groups of one class, under a line with the class and its sums. */
function ClassSection({
  model,
  info,
  waits,
  waitClass,
}: Props & { readonly waits: WaitsShown; readonly waitClass: WaitClass }) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const text = waitClassTexts[waitClass];
  const sum = waits.byClass[waitClass] ?? { count: 0, totalNs: 0, groups: 0 };
  const groups = waits.groups.filter((group) => group.waitClass === waitClass);
  const left = sum.groups - groups.length;
  const leftNs = sum.totalNs - groups.reduce((all, { totalNs }) => all + totalNs, 0);
  return (
    <section>
      <p class="waiting-class" title={text.means[locale]}>
        <i class={`swatch swatch-${classColours[waitClass]}`} aria-hidden="true" />
        <b>{text.name[locale]}</b>{' '}
        <span class="n" title={exactDuration(sum.totalNs)}>
          {formatDuration(sum.totalNs, locale)}
        </span>
        , {t.times(formatCount(sum.count), sum.count === 1)}
      </p>
      <GroupTable model={model} info={info} groups={groups} label={t.groupTable(text.name[locale])} />
      {left > 0 && <p class="soft">{t.more(formatCount(left), formatDuration(leftNs, locale))}</p>}
    </section>
  );
}

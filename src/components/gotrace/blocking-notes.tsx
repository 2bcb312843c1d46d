import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceBlockingCatalog } from '../../i18n/catalogs/gotrace-blocking.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { WaitTable } from '../../views/gotrace/rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { GoTraceModel } from './go-trace-model.ts';

/** The group that profiles are of, with the way back to all. */
export function OnlyGroup({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceBlockingCatalog[locale];
  const group = params.get('group');
  if (group === '') return null;
  const name = group === '-' ? gotraceCatalog[locale].inactive : visibleText(group);
  return (
    <p class="go-range-row">
      <span class="an-chip is-mark" title={name}>
        {t.onlyGroup(name)}
      </span>
      <button
        type="button"
        class="an-button icon"
        aria-label={t.allGroups}
        onClick={() => params.set({ group: '' })}
      >
        ×
      </button>
      <button
        type="button"
        class="an-link"
        onClick={() => params.set({ view: 'goroutines', q: '', sort: '' })}
      >
        {t.toGroup}
      </button>
    </p>
  );
}

interface HiddenProps {
  readonly model: GoTraceModel;
  readonly table: WaitTable;
}

/** How much of the waiting an official profile does not show, and a way to all of it. */
export function Hidden({ model, table: { hidden } }: HiddenProps) {
  const { locale, params } = model;
  const t = gotraceBlockingCatalog[locale];
  const missing = hidden.totalNs - hidden.officialNs;
  if (missing <= 0) return null;
  const time = (ns: number) => formatDuration(ns, locale) || '0';
  return (
    <p class="go-hidden">
      {t.hidden(time(missing), time(hidden.totalNs), time(hidden.openNs))}{' '}
      <button type="button" class="an-link" onClick={() => params.set({ count: 'complete' })}>
        {t.showAll}
      </button>
    </p>
  );
}

/** The profiles of one group, a link each. */
export function GroupProfiles({ model, group }: { readonly model: GoTraceModel; readonly group: string }) {
  const { locale, params } = model;
  const t = gotraceBlockingCatalog[locale];
  return (
    <p class="go-range-row">
      {t.profilesOf}
      {(['net', 'sync', 'syscall', 'sched'] as const).map((kind) => (
        <button
          type="button"
          key={kind}
          class="an-link"
          onClick={() => params.set({ view: 'blocking', kind, group, q: '', sort: '' })}
        >
          {t.profile(kind)}
        </button>
      ))}
    </p>
  );
}

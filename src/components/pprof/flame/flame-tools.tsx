import type { ComponentChildren } from 'preact';
import type { Locale } from '../../../i18n/catalog.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import type { FlameKeeper, FlameParam } from './flame-params.ts';

interface Props {
  readonly locale: Locale;
  readonly params: FlameKeeper;
  readonly children: ComponentChildren;
}

/** What is chosen before a flame graph: direction, order, picture or table. */
export function FlameTools({ locale, params, children }: Props) {
  const t = flameCatalog[locale];
  const choice = (name: FlameParam, legend: string, values: readonly (readonly [string, string])[]) => (
    <fieldset class="segments">
      <legend class="visually-hidden">{legend}</legend>
      {values.map(([value, label]) => (
        <button
          type="button"
          key={value}
          class="an-button"
          aria-pressed={params.get(name) === value}
          onClick={() => params.set({ [name]: value, ...(name === 'from' ? { frame: '' } : {}) })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
  return (
    <div class="flame-tools">
      {children}
      {params.get('focus') === '' &&
        choice('from', t.direction, [
          ['', t.fromRoot],
          ['leaf', t.fromLeaf],
        ])}
      {choice('sorted', t.order, [
        ['', t.byWeight],
        ['name', t.byName],
      ])}
      {choice('as', t.showAs, [
        ['', t.picture],
        ['table', t.table],
      ])}
    </div>
  );
}

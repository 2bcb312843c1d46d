import type { Basis, Comparison } from '../../../analysis/strace/compare/comparison.ts';
import { compareCatalog } from '../../../i18n/catalogs/compare.ts';
import { formatCount } from '../../../views/format-count.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { basisText, readBasis } from './basis-text.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly result: Comparison;
}

/** How many calls a unit can be. */
const units = [1, 100, 1000] as const;
const usualUnit = 100;

/** Chooses what counts and sums are divided by. */
export function BasisChooser({ model, id, result }: Props) {
  const { compare, locale } = model;
  const t = compareCatalog[locale];
  const asked = readBasis(compare.state.value.basis);
  const choose = (basis: Basis) => compare.change({ basis: basisText(basis) });
  const hasLengths = result.before.spanNs > 0 && result.after.spanNs > 0;
  const per = asked.kind === 'calls' ? asked.per : usualUnit;
  const given = asked.kind === 'calls' && !result.choices.some(({ name }) => name === asked.name);
  return (
    <div class="compare-basis">
      <label for={`${id}-basis`}>{t.basis}</label>
      <select
        id={`${id}-basis`}
        value={asked.kind === 'calls' ? asked.name : asked.kind}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === 'raw' || value === 'second') choose({ kind: value });
          else choose({ kind: 'calls', name: value, per });
        }}
      >
        <option value="raw">{t.basisRaw}</option>
        <option value="second" disabled={!hasLengths}>
          {t.basisSecond}
        </option>
        {given && asked.kind === 'calls' && (
          <option value={asked.name}>{t.basisCalls(visibleText(asked.name), '0', '0')}</option>
        )}
        {result.choices.map(({ name, before, after }) => (
          <option key={name} value={name}>
            {t.basisCalls(visibleText(name), formatCount(before), formatCount(after))}
          </option>
        ))}
      </select>
      {asked.kind === 'calls' && (
        <select
          aria-label={t.basisUnit}
          value={String(asked.per)}
          onChange={(event) => choose({ ...asked, per: Number(event.currentTarget.value) })}
        >
          {[...new Set([...units, asked.per])].map((unit) => (
            <option key={unit} value={String(unit)}>
              {t.basisPer(formatCount(unit))}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

import { useEffect } from 'preact/hooks';
import { type ProfileKind, profileKinds } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import { groupColumns } from '../../analysis/gotrace/compare/comparison.ts';
import { compareOffersCatalog } from '../../i18n/catalogs/compare-offers.ts';
import { gotraceCompareCatalog } from '../../i18n/catalogs/gotrace-compare.ts';
import { formatBytes, formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { type ComparedSide, compareBases } from '../../views/gotrace/compare-rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { ChooseFile } from '../analyzer/choose-file.tsx';
import { fixtureKey } from '../analyzer/client.ts';
import { ProblemBox } from '../analyzer/problem.tsx';
import { ChooseRecording } from '../instrument/choose-recording.tsx';
import { compareOffers } from '../instrument/compare-offers.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { CompareTablesPart } from './compare-parts.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

/** This trace beside another one. */
export function CompareView({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceCompareCatalog[locale];
  const { compared } = model;
  const fixture = params.get('with');
  useEffect(() => {
    if (fixture !== '' && compared.key.peek() !== fixtureKey(fixture)) compared.openRecording(fixture);
    if (fixture === '' && compared.key.peek()?.startsWith('fixture:')) compared.close();
  }, [fixture]);
  const answer = useAnswer(model, 'goCompare', () => {
    const other = compared.isOpen.value ? compared.key.value : null;
    if (other === null) return null;
    const profile: ProfileKind = profileKinds.find((one) => one === model.kind()) ?? 'sync';
    return { other, swapped: params.get('swap') === '1', profile, range: model.range.value };
  });
  const key = compared.key.value;
  const tables = key === null ? null : answer.value;
  const names = [visibleText(model.name), visibleText(compared.name.value)];
  if (params.get('swap') === '1') names.reverse();
  return (
    <div class="totals names-first">
      {compared.problem.value && <ProblemBox problem={compared.problem.value} locale={locale} />}
      {key === null && (
        <>
          <p>{t.lead}</p>
          <ChooseFile
            label={t.choose}
            choose={([file]) => {
              params.set({ with: '' });
              if (file) compared.openFile(file);
            }}
          />
          <p class="an-h">{compareOffersCatalog[locale].title}</p>
          <ChooseRecording
            locale={locale}
            groups={compareOffers(model.trace, null, locale)}
            choose={(other) => params.set({ with: other })}
          />
        </>
      )}
      {key !== null && !tables && (
        <p class="soft go-pending">{t.opening(visibleText(compared.name.value))}</p>
      )}
      {tables && (
        <>
          <dl class="facts">
            <SideFact name={t.before} file={names[0] ?? ''} side={tables.before} model={model} />
            <SideFact name={t.after} file={names[1] ?? ''} side={tables.after} model={model} />
          </dl>
          <p class="go-range-row">
            <button
              type="button"
              class="an-button"
              aria-pressed={params.get('swap') === '1'}
              onClick={() => params.set({ swap: params.peek('swap') === '1' ? '' : '1' })}
            >
              {t.swap}
            </button>
            <button
              type="button"
              class="an-button"
              onClick={() => {
                compared.close();
                params.set({ with: '' });
              }}
            >
              {t.another}
            </button>
            <label>
              {t.basis}{' '}
              <select
                value={params.get('basis')}
                onChange={(event) => params.set({ basis: event.currentTarget.value })}
              >
                {compareBases.map((basis) => (
                  <option key={basis} value={basis}>
                    {t.basisName(basis)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t.column}{' '}
              <select
                value={params.get('column')}
                onChange={(event) => params.set({ column: event.currentTarget.value })}
              >
                {groupColumns.map((column) => (
                  <option key={column} value={column}>
                    {t.columnName(column)}
                  </option>
                ))}
              </select>
            </label>
          </p>
          {model.range.value && <p class="soft">{t.range}</p>}
          <CompareTablesPart model={model} tables={tables} />
          <p class="soft">{t.basisNote}</p>
        </>
      )}
    </div>
  );
}

interface SideProps {
  readonly model: GoTraceModel;
  readonly name: string;
  readonly file: string;
  readonly side: ComparedSide;
}

function SideFact({ model: { locale }, name, file, side }: SideProps) {
  const t = gotraceCompareCatalog[locale];
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{file}</b>{' '}
        <span class="soft">
          {t.side(
            formatDuration(side.lengthNs, locale),
            formatCount(side.goroutines),
            formatCount(side.collections),
            formatBytes(side.heapMaximum),
          )}
        </span>
      </dd>
    </div>
  );
}

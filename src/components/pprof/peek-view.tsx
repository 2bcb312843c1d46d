import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import { exactValue, formatValue } from '../../views/pprof/format-value.ts';
import type { ProfileEdge, ProfileInfo } from '../../views/pprof/profile-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { Share } from '../instrument/share.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import type { ProfileModel } from './profile-model.ts';
import { SampleTypes } from './sample-types.tsx';

interface Props {
  readonly model: ProfileModel;
  readonly info: ProfileInfo;
}

/** One function between those that called it and those that it called. */
export function PeekView({ model, info }: Props) {
  const { locale, params } = model;
  const t = pprofCatalog[locale];
  const answer = useAnswer(model, 'profilePeek', () => {
    const name = params.get('focus');
    return name === '' ? null : { ...model.asked(info), name };
  });
  const { unit } = info.sampleTypes[model.typeIndex(info)] ?? { unit: '' };
  const name = params.get('focus');
  if (name === '') return <p class="totals">{t.peekChoose}</p>;
  const peek = answer.value;
  if (!peek) {
    return (
      <div class="totals">
        <SampleTypes model={model} info={info} />
        <p>{t.peekGone}</p>
      </div>
    );
  }
  const { self, callers, callees, total } = peek;
  const cum = Number(self.cum);
  return (
    <div class="totals peek names-first">
      <SampleTypes model={model} info={info} />
      <section aria-label={t.callers}>
        <p class="an-h">{t.callers}</p>
        {callers.length === 0 ? (
          <p class="soft">{t.noCallers}</p>
        ) : (
          <Edges model={model} unit={unit} label={t.callers} edges={callers} cum={cum} />
        )}
      </section>
      <dl class="peek-self">
        <dt dir="ltr">
          <b>{visibleText(self.name)}</b> <span class="soft">{visibleText(self.file)}</span>
        </dt>
        {(['flat', 'cum'] as const).map((key) => (
          <dd key={key} title={exactValue(self[key], unit)}>
            <span class="soft">{t[key]}</span> <b class="n">{formatValue(self[key], unit, locale)}</b>{' '}
            <Share part={Number(self[key])} whole={Number(total)} />
          </dd>
        ))}
      </dl>
      <section aria-label={t.callees}>
        <p class="an-h">{t.callees}</p>
        {callees.length === 0 ? (
          <p class="soft">{t.noCallees}</p>
        ) : (
          <Edges model={model} unit={unit} label={t.callees} edges={callees} cum={cum} />
        )}
      </section>
    </div>
  );
}

interface EdgesProps {
  readonly model: ProfileModel;
  readonly unit: string;
  readonly label: string;
  readonly edges: readonly ProfileEdge[];
  readonly cum: number;
}

function Edges({ model, unit, label, edges, cum }: EdgesProps) {
  const t = pprofCatalog[model.locale];
  return (
    <SortableTable
      label={label}
      rows={edges}
      rowKey={({ name }) => name}
      sort="weight"
      columns={[
        {
          key: 'weight',
          label: t.edgeWeight,
          numeric: true,
          value: ({ weight }) => Number(weight),
          title: ({ weight }) => exactValue(weight, unit),
          cell: ({ weight }) => formatValue(weight, unit, model.locale),
        },
        {
          key: 'share',
          label: t.edgeShare,
          numeric: true,
          cell: ({ weight }) => <Share part={Number(weight)} whole={cum} />,
        },
        {
          key: 'name',
          label: t.function,
          value: ({ name }) => name,
          cell: ({ name, inlined }) => (
            <>
              <button type="button" class="an-link" dir="ltr" onClick={() => model.showFunction(name)}>
                {visibleText(name)}
              </button>
              {inlined && <span class="soft"> ({t.inlined})</span>}
            </>
          ),
        },
      ]}
    />
  );
}

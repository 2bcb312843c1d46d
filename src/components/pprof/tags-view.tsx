import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactValue, formatValue } from '../../views/pprof/format-value.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
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

/** What the program wrote on its samples, a table for each key. */
export function TagsView({ model, info }: Props) {
  const { locale } = model;
  const t = pprofCatalog[locale];
  const tags = useAnswer(model, 'profileTags', () => model.asked(info));
  const { unit } = info.sampleTypes[model.typeIndex(info)] ?? { unit: '' };
  return (
    <div class="totals names-first">
      <SampleTypes model={model} info={info} />
      <p class="soft">{info.hasLabels ? t.tagsIntro : t.noTags}</p>
      {tags.value?.map(({ key, total, values, count }) => (
        <section key={key}>
          <p class="an-h" dir="ltr">
            {visibleText(key)}
          </p>
          <SortableTable
            label={visibleText(key)}
            rows={values}
            rowKey={({ text }) => text}
            sort="weight"
            columns={[
              {
                key: 'weight',
                label: t.tagWeight,
                numeric: true,
                value: ({ weight }) => Number(weight),
                title: ({ weight }) => exactValue(weight, unit),
                cell: ({ weight }) => formatValue(weight, unit, locale),
              },
              {
                key: 'share',
                label: t.share,
                numeric: true,
                cell: ({ weight }) => <Share part={Number(weight)} whole={Number(total)} />,
              },
              {
                key: 'value',
                label: t.tagValue,
                value: ({ text }) => text,
                cell: ({ text }) => visibleText(text),
              },
            ]}
          />
          {count > values.length && <p class="soft">{t.tagsMore(formatCount(count - values.length))}</p>}
        </section>
      ))}
    </div>
  );
}

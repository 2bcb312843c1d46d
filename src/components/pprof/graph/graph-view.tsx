import { useSignal, useSignalEffect } from '@preact/signals';
import { callGraphCatalog } from '../../../i18n/catalogs/call-graph.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import type { CallGraph } from '../../../views/pprof/call-graph.ts';
import { exactValue, formatValue } from '../../../views/pprof/format-value.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import { SortableTable } from '../../analyzer/sortable-table.tsx';
import { Share } from '../../instrument/share.tsx';
import { useAnswer } from '../../instrument/use-answer.ts';
import { useFlameStyles } from '../flame/use-flame-styles.ts';
import type { ProfileModel } from '../profile-model.ts';
import { SampleTypes } from '../sample-types.tsx';
import { GraphPicture, GraphShapes } from './graph-picture.tsx';

interface Props {
  readonly model: ProfileModel;
  readonly id: string;
  readonly info: ProfileInfo;
}

/** Who calls whom, as `go tool pprof` draws it. */
export function GraphView({ model, id, info }: Props) {
  const { locale, params } = model;
  const t = callGraphCatalog[locale];
  const words = flameCatalog[locale];
  const isStyled = useFlameStyles(model.given !== null);
  const answer = useAnswer(model, 'profileGraph', () => model.asked(info));
  const graph = answer.value;
  const active = useSignal(-1);
  // The function of the address is looked at first.
  useSignalEffect(() => {
    const focus = params.get('focus');
    active.value = answer.value?.nodes.findIndex(({ key }) => key === focus) ?? -1;
  });
  const { unit } = info.sampleTypes[model.typeIndex(info)] ?? { unit: '' };
  const isTable = params.get('as') === 'table';
  return (
    <div class="flame">
      <div class="flame-tools">
        <SampleTypes model={model} info={info} />
        <fieldset class="segments">
          <legend class="visually-hidden">{words.showAs}</legend>
          {(['', 'table'] as const).map((value) => (
            <button
              type="button"
              key={value}
              class="an-button"
              aria-pressed={params.get('as') === value}
              onClick={() => params.set({ as: value })}
            >
              {value === '' ? words.picture : words.table}
            </button>
          ))}
        </fieldset>
      </div>
      <p class="visually-hidden" id={`${id}-graph-hint`}>
        {t.hint}
      </p>
      {graph && isStyled && (
        <>
          {graph.nodes.length === 0 ? (
            <p class="flame-empty">{words.empty}</p>
          ) : isTable ? (
            <EdgeTable model={model} graph={graph} unit={unit} />
          ) : model.given ? (
            <svg
              class="graph-static"
              viewBox={`-4 -4 ${graph.width + 8} ${graph.height + 8}`}
              role="img"
              aria-label={t.drawing}
            >
              <GraphShapes model={model} graph={graph} unit={unit} active={active.value} />
            </svg>
          ) : (
            <GraphPicture model={model} id={id} graph={graph} unit={unit} active={active} />
          )}
          <div class="flame-readout">
            <ActiveNode model={model} graph={graph} unit={unit} active={active.value} />
            <ul class="flame-notes soft">
              <li>
                {t.shown(
                  formatCount(graph.nodes.length),
                  formatValue(graph.shown, unit, locale),
                  formatShare(Math.abs(Number(graph.shown)), Math.abs(Number(graph.total))),
                )}
              </li>
              {graph.dropped > 0 && (
                <li>{t.dropped(formatCount(graph.dropped), formatValue(graph.cutoff, unit, locale))}</li>
              )}
              {graph.beyond > 0 && <li>{t.beyond(formatCount(graph.beyond))}</li>}
              <li>{t.layout}</li>
            </ul>
          </div>
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly model: ProfileModel;
  readonly graph: CallGraph;
  readonly unit: string;
}

function ActiveNode({ model, graph, unit, active }: PartProps & { readonly active: number }) {
  const { locale, params } = model;
  const t = callGraphCatalog[locale];
  const node = graph.nodes[active];
  if (!node) return <p class="visually-hidden" role="status" />;
  const count = (end: 'from' | 'to') =>
    formatCount(graph.edges.filter((edge) => edge[end] === active).length);
  return (
    <div class="flame-frame">
      <span role="status" dir="auto">
        {t.spoken(
          node.name,
          formatValue(node.flat, unit, locale),
          formatValue(node.cum, unit, locale),
          count('to'),
          count('from'),
        )}
      </span>
      <span class="flame-actions">
        <button type="button" class="an-button" onClick={() => model.showFunction(node.key)}>
          {t.open}
        </button>
        <button
          type="button"
          class="an-button"
          onClick={() => params.set({ view: 'flame', focus: node.key, frame: '', as: '' })}
        >
          {t.flame}
        </button>
      </span>
    </div>
  );
}

/** The lines of the picture in rows. */
function EdgeTable({ model, graph, unit }: PartProps) {
  const { locale } = model;
  const t = callGraphCatalog[locale];
  const end = (place: number) => {
    const { key, name } = graph.nodes[place] as CallGraph['nodes'][number];
    return (
      <button type="button" class="an-link" dir="ltr" onClick={() => model.showFunction(key)}>
        {name}
      </button>
    );
  };
  const nameAt = (place: number) => graph.nodes[place]?.name ?? '';
  return (
    <div class="graph-rows">
      <SortableTable
        label={t.edges}
        rows={graph.edges}
        rowKey={({ from, to }) => `${from} ${to}`}
        sort="weight"
        columns={[
          {
            key: 'weight',
            label: t.weight,
            numeric: true,
            value: ({ weight }) => Math.abs(Number(weight)),
            title: ({ weight }) => exactValue(weight, unit),
            cell: ({ weight }) => formatValue(weight, unit, locale),
          },
          {
            key: 'share',
            label: '%',
            numeric: true,
            cell: ({ weight }) => <Share part={Number(weight)} whole={Number(graph.total)} />,
          },
          { key: 'from', label: t.from, value: ({ from }) => nameAt(from), cell: ({ from }) => end(from) },
          { key: 'to', label: t.to, value: ({ to }) => nameAt(to), cell: ({ to }) => end(to) },
          {
            key: 'kind',
            label: t.kind,
            cell: ({ isResidual, isInlined }) => (isInlined ? t.inlined : isResidual ? t.residual : t.plain),
          },
        ]}
      />
    </div>
  );
}

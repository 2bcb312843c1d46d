import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { flameCatalog } from '../../i18n/catalogs/flame.ts';
import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import { formatBytes, formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { formatValue } from '../../views/pprof/format-value.ts';
import { kindWords } from '../../views/pprof/kind-words.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { followAddress } from '../instrument/address.ts';
import { InstrumentFrame, type InstrumentView } from '../instrument/instrument-frame.tsx';
import { AboutView } from './about-view.tsx';
import { DiffView } from './diff/diff-view.tsx';
import { FlameView } from './flame-view.tsx';
import { GraphView } from './graph/graph-view.tsx';
import { NarrowBar } from './narrow-bar.tsx';
import { PeekView } from './peek-view.tsx';
import { ProfileModel, type ProfileViewName, profileViews } from './profile-model.ts';
import { TagsView } from './tags-view.tsx';
import { TopView } from './top-view.tsx';
import { viewKeys, viewLabel } from './view-words.ts';

export { ProfileModel };

interface Props {
  readonly model: ProfileModel;
  readonly id: string;
  readonly alone: boolean;
  readonly actions?: ComponentChildren;
}

const letters: Readonly<Record<ProfileViewName, string>> = {
  top: 't',
  flame: 'f',
  graph: 'h',
  diff: 'd',
  callers: 'c',
  lines: 'l',
  tags: 'a',
  about: 'i',
};

/** The instrument on a profile. */
export function ProfileInstrument({ model, id, alone, actions }: Props) {
  const { locale, params } = model;
  const t = pprofCatalog[locale];
  useEffect(() => followAddress(params, model.addressKey), [params]);
  const { info } = model.state.value;
  const views = profileViews
    .filter((name) => name !== 'tags' || info?.hasLabels)
    .map(
      (name): InstrumentView => ({
        name,
        label: viewLabel(name, locale),
        letter: letters[name],
        keys: viewKeys(name, locale),
        isFiltered: name !== 'callers' && name !== 'tags' && name !== 'about',
      }),
    );
  const view = views.find(({ name }) => name === params.get('view')) ?? (views[0] as InstrumentView);
  return (
    <InstrumentFrame
      model={model}
      id={id}
      views={views}
      view={view}
      tool={info ? kindWords(info.kind, locale).name : t.tool}
      facts={info ? factsOf(info, model) : []}
      filterLabel={
        view.name === 'flame' || view.name === 'graph' ? flameCatalog[locale].searchLabel : t.filter
      }
      warnings={info?.cut ? [cutWords(info, info.cut, locale)] : []}
      status={info && <Status model={model} info={info} />}
      actions={actions}
      alone={alone}
    >
      {info && view.name !== 'about' && <NarrowBar model={model} />}
      {info && <View model={model} id={id} info={info} name={view.name} />}
    </InstrumentFrame>
  );
}

interface ViewProps {
  readonly model: ProfileModel;
  readonly id: string;
  readonly info: ProfileInfo;
  readonly name: string;
}

function View({ model, id, info, name }: ViewProps) {
  switch (name) {
    case 'flame':
      return <FlameView model={model} id={id} info={info} />;
    case 'callers':
      return <PeekView model={model} info={info} />;
    case 'lines':
      return <TopView key="lines" model={model} info={info} by="lines" />;
    case 'graph':
      return <GraphView model={model} id={id} info={info} />;
    case 'diff':
      return <DiffView model={model} id={id} info={info} />;
    case 'tags':
      return <TagsView model={model} info={info} />;
    case 'about':
      return <AboutView model={model} info={info} />;
    default:
      return <TopView key="functions" model={model} info={info} by="functions" />;
  }
}

function cutWords(
  { functions }: ProfileInfo,
  { offset, nameless }: NonNullable<ProfileInfo['cut']>,
  locale: Locale,
): string {
  return pprofCatalog[locale].cut(formatCount(offset), formatCount(nameless), formatCount(functions));
}

function factsOf(info: ProfileInfo, { locale }: ProfileModel): string[] {
  const t = pprofCatalog[locale];
  const facts = [t.samples(formatCount(info.samples))];
  if (Number(info.durationNs) > 0) facts.push(t.duration(formatDuration(Number(info.durationNs), locale)));
  return facts;
}

function Status({ model, info }: { readonly model: ProfileModel; readonly info: ProfileInfo }) {
  const { locale } = model;
  const t = pprofCatalog[locale];
  const type = model.typeIndex(info);
  const { type: name, unit } = info.sampleTypes[type] ?? { type: '', unit: '' };
  return (
    <>
      <span>
        {(info.cut ? t.statusPart : t.statusRead)(
          formatBytes(info.bytes),
          t.samples(formatCount(info.samples)),
          t.functions(formatCount(info.functions)),
        )}
      </span>
      <span>{t.statusType(visibleText(name), formatValue(info.totals[type] ?? 0, unit, locale))}</span>
    </>
  );
}

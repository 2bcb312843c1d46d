import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type FlameTree, wayTo } from '../../../analysis/pprof/flame/flame-tree.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import type { FlameAnswer } from '../../../views/flame/flame-answer.ts';
import { foundIn, searchFor } from '../../../views/flame/search.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import { formatValue } from '../../../views/pprof/format-value.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { FlameNotes } from './flame-notes.tsx';
import type { FlameKeeper } from './flame-params.ts';
import { FlamePicture, type FlameSide, showAround, zoomedFrame, zoomInto } from './flame-picture.tsx';
import { FlameTable } from './flame-table.tsx';
import { FlameTools } from './flame-tools.tsx';
import { type FlameMeasure, FrameFacts, frameName, spokenFrame } from './frame-facts.tsx';
import { StaticFlame } from './static-flame.tsx';
import { useFlameStyles } from './use-flame-styles.ts';
import { useMatched } from './use-matched.ts';

interface Props {
  readonly id: string;
  /** Null while the first one is on its way. */
  readonly answer: FlameAnswer | null;
  readonly params: FlameKeeper;
  readonly measure: Omit<FlameMeasure, 'total'>;
  /** Above all: what the stacks are of, where the title does not say it. */
  readonly lead?: ComponentChildren;
  /** Chosen before the picture: what is measured, of which part. */
  readonly tools?: ComponentChildren;
  /** What a reader has to know of these stacks. */
  readonly notes: readonly string[];
  /** Drawn while the site is built: as a picture that needs no script. */
  readonly isStatic: boolean;
}

/** A flame graph of stacks, wherever they come from, with search, zoom, callers and callees, and its rows as a table. */
export function StackFlame({ id, answer, params, measure, lead, tools, notes, isStatic }: Props) {
  const isStyled = useFlameStyles(isStatic);
  const t = flameCatalog[measure.locale];
  const focus = params.get('focus');
  return (
    <div class="flame">
      {lead && <p class="flame-around">{lead}</p>}
      <FlameTools locale={measure.locale} params={params}>
        {tools}
      </FlameTools>
      <p class="visually-hidden" id={`${id}-flame-hint`}>
        {t.hint}
      </p>
      {focus !== '' && (
        <p class="flame-around">
          {t.aroundTitle(visibleText(focus))}{' '}
          <button type="button" class="an-link" onClick={() => params.set({ focus: '', frame: '' })}>
            {t.leaveAround}
          </button>
        </p>
      )}
      {!isStyled || !answer ? null : answer.tree.count <= 1 ? (
        <p class="flame-empty">{t.empty}</p>
      ) : isStatic ? (
        <StaticFlame
          answer={answer}
          params={params}
          measure={{ ...measure, total: answer.total }}
          notes={notes}
        />
      ) : (
        <Pictures
          id={id}
          answer={answer}
          params={params}
          measure={{ ...measure, total: answer.total }}
          notes={notes}
        />
      )}
    </div>
  );
}

interface PicturesProps {
  readonly id: string;
  readonly answer: FlameAnswer;
  readonly params: FlameKeeper;
  readonly measure: FlameMeasure;
  readonly notes: readonly string[];
}

function Pictures({ id, answer, params, measure, notes }: PicturesProps) {
  const t = flameCatalog[measure.locale];
  const text = params.get('q');
  const search = useMemo(() => searchFor(text), [text]);
  const main = useSide(answer.tree, answer.callers ? 1 : 0, false, search);
  const callers = useSide(answer.callers ?? answer.tree, 2, true, search);
  const sides = answer.callers ? [callers, main] : [main];
  const last = useSignal<'main' | 'callers'>('main');
  // Whichever side the keys moved in last is told about.
  useEffect(
    () =>
      main.active.subscribe(() => {
        last.value = 'main';
      }),
    [main.active],
  );
  useEffect(
    () =>
      callers.active.subscribe((frame) => {
        if (frame >= 0) last.value = 'callers';
      }),
    [callers.active],
  );
  const shown = answer.callers && last.value === 'callers' ? callers : main;
  const { tree } = shown;
  const zoomed = zoomedFrame(shown, params);
  const first = answer.callers && zoomed === 0 ? 1 : zoomed;
  const active = shown.active.value >= 0 && shown.active.value < tree.count ? shown.active.value : first;
  const found = shown.matched ? foundIn(tree, shown.matched, zoomed) : null;
  const leave = () => params.set(params.get('frame') === '' ? { focus: '' } : { frame: '' });
  const next = (step: number) => {
    if (!found || found.frames.length === 0) return;
    const at = found.frames.findIndex((frame) => frame >= active);
    const here = at < 0 ? found.frames.length : at;
    const isOn = found.frames[here] === active;
    const place = step > 0 ? (isOn ? here + 1 : here) : here - 1;
    shown.active.value = found.frames[(place + found.frames.length) % found.frames.length] as number;
  };
  const isTable = params.get('as') === 'table';
  return (
    <>
      <div
        class={`flame-main${answer.callers ? ' is-around' : ''}`}
        role="group"
        aria-label={t.view}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key !== 'n' && event.key !== 'N') return;
          event.preventDefault();
          next(event.key === 'n' ? 1 : -1);
        }}
      >
        {sides.map((side) => {
          const label = !answer.callers ? t.drawing : side.isCallers ? t.callersDrawing : t.calleesDrawing;
          const Shown = isTable ? FlameTable : FlamePicture;
          return <Shown key={`${label}${isTable}`} {...{ id, side, params, measure, label, leave }} />;
        })}
      </div>
      <div class="flame-readout">
        <Crumbs
          tree={tree}
          zoomed={zoomed}
          measure={measure}
          zoom={(frame) => zoomInto(shown, params, frame)}
        />
        <div class="flame-frame">
          <FrameFacts tree={tree} frame={active} measure={measure} exact={false} />
          <span class="flame-actions">
            {active !== zoomed && (
              <button type="button" class="an-button" onClick={() => zoomInto(shown, params, active)}>
                {t.zoomIn}
              </button>
            )}
            {(tree.fn[active] as number) >= 0 && (
              <button type="button" class="an-button" onClick={() => showAround(shown, params, active)}>
                {t.around}
              </button>
            )}
          </span>
        </div>
        {found && (
          <p role="status">
            {found.frames.length === 0
              ? t.foundNone
              : t.found(
                  formatValue(found.cum, measure.unit, measure.locale),
                  formatShare(Math.abs(found.cum), Math.abs(tree.cum[0]?.[zoomed] ?? 0)),
                  formatCount(found.frames.length),
                )}{' '}
            {tree.smallest > 0 && t.foundAtLeast} {search?.isLiteral && t.literal}
          </p>
        )}
        <FlameNotes
          tree={tree}
          measure={measure}
          counts={isTable ? null : shown.counts.value}
          notes={[
            ...(answer.callers ? [t.aroundNote] : []),
            ...(answer.isRounded ? [t.rounded] : []),
            ...notes,
          ]}
        />
      </div>
      <p class="visually-hidden" role="status">
        {shown.active.value >= 0 && spokenFrame(tree, active, measure)}
      </p>
    </>
  );
}

function useSide(
  tree: FlameTree,
  firstDepth: number,
  isCallers: boolean,
  search: ReturnType<typeof searchFor>,
): FlameSide {
  const active = useSignal(-1);
  const counts = useSignal<{ readonly drawn: number; readonly all: number } | null>(null);
  const matched = useMatched(tree, search);
  useMemo(() => {
    active.value = -1;
  }, [tree]);
  return { tree, isCallers, firstDepth, matched, active, counts };
}

interface CrumbsProps {
  readonly tree: FlameTree;
  readonly zoomed: number;
  readonly measure: FlameMeasure;
  readonly zoom: (frame: number) => void;
}

/** Callers shown at the end of a long way. */
const mostCrumbs = 4;

/** The way to the frame that was zoomed into, each caller of it leading back. */
function Crumbs({ tree, zoomed, measure, zoom }: CrumbsProps) {
  const t = flameCatalog[measure.locale];
  if (zoomed <= 0) return null;
  const way = wayTo(tree, zoomed).slice(1, -1);
  const near = way.slice(-mostCrumbs);
  return (
    <nav class="flame-crumbs" aria-label={t.crumbs}>
      <button type="button" class="an-link" onClick={() => zoom(0)}>
        {t.whole}
      </button>
      {way.length > near.length && <span aria-hidden="true">…</span>}
      {near.map((frame) => (
        <span key={frame} dir="ltr">
          <span aria-hidden="true">› </span>
          <button type="button" class="an-link" onClick={() => zoom(frame)}>
            {frameName(tree, frame, measure.locale)}
          </button>
        </span>
      ))}
    </nav>
  );
}

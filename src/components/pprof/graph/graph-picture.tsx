import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { callGraphCatalog } from '../../../i18n/catalogs/call-graph.ts';
import { searchFor } from '../../../views/flame/search.ts';
import { formatShare } from '../../../views/format-count.ts';
import { type CallGraph, edgePath, edgeWidth, type GraphNode } from '../../../views/pprof/call-graph.ts';
import { formatValue } from '../../../views/pprof/format-value.ts';
import { Gestures } from '../../../views/timeline/gestures.ts';
import type { ProfileModel } from '../profile-model.ts';
import { neighbour } from './graph-steps.ts';

interface Props {
  readonly model: ProfileModel;
  readonly id: string;
  readonly graph: CallGraph;
  readonly unit: string;
  /** Place of the box that is looked at; -1 for none. */
  readonly active: Signal<number>;
}

/** How the picture stands in its frame, in CSS pixels. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const margin = 12;
const largest = 4;
/** At this scale the smallest letters have eight pixels. */
const readable = 0.75;
const keyZoom = 1.3;
const wheelZoom = 0.0044;

/** The call graph as boxes and lines, to be moved and zoomed. */
export function GraphPicture({ model, id, graph, unit, active }: Props) {
  const t = callGraphCatalog[model.locale];
  const place = useRef<HTMLDivElement>(null);
  const view = useSignal<View>({ x: margin, y: margin, scale: 1 });
  const fit = () => {
    const { clientWidth = 0, clientHeight = 0 } = place.current ?? {};
    const scale = Math.min(
      1,
      (clientWidth - 2 * margin) / graph.width,
      (clientHeight - 2 * margin) / graph.height,
    );
    const kept = Math.max(scale, 0.05);
    view.value = { scale: kept, x: (clientWidth - graph.width * kept) / 2, y: margin };
  };
  const zoom = (factor: number, x: number, y: number) => {
    const { scale, ...at } = view.peek();
    const next = Math.min(largest, Math.max(0.05, scale * factor));
    view.value = { scale: next, x: x - ((x - at.x) * next) / scale, y: y - ((y - at.y) * next) / scale };
  };
  const middle = (factor: number) => {
    const { clientWidth = 0, clientHeight = 0 } = place.current ?? {};
    zoom(factor, clientWidth / 2, clientHeight / 2);
  };
  // Letters that can be read come first; what does not fit is a drag away, and all of it one press.
  useLayoutEffect(() => {
    const { clientWidth = 0, clientHeight = 0 } = place.current ?? {};
    fit();
    if (view.peek().scale >= readable) return;
    const first = graph.nodes[active.peek()] ?? heaviestRoot(graph);
    const x = clientWidth / 2 - (first?.x ?? 0) * readable;
    const y = active.peek() < 0 ? margin : clientHeight / 2 - (first?.y ?? 0) * readable;
    view.value = { scale: readable, x, y };
  }, [graph]);
  useLayoutEffect(() => {
    const element = place.current as HTMLDivElement;
    const gestures = new Gestures(element, {
      pan: (dx, dy) => {
        const { x, y, scale } = view.peek();
        view.value = { x: x + dx, y: y + dy, scale };
      },
      zoom: (factor, x) => zoom(1 / factor, x, element.clientHeight / 2),
      range: () => {},
      startsRange: () => false,
      tap: (x, y) => {
        element.focus({ preventScroll: true });
        const at = view.peek();
        const found = nodeUnder(graph, (x - at.x) / at.scale, (y - at.y) / at.scale);
        if (found >= 0) active.value = found;
      },
      hover: () => {},
      leave: () => {},
    });
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY * wheelZoom), event.clientX - box.left, event.clientY - box.top);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      gestures.destroy();
      element.removeEventListener('wheel', wheel);
    };
  }, [graph]);
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = active.peek();
    if (event.key.startsWith('Arrow')) {
      const next = neighbour(graph, at, event.key);
      active.value = next;
      bring(graph.nodes[next], view, place.current);
    } else if (event.key === '+' || event.key === '=') middle(keyZoom);
    else if (event.key === '-') middle(1 / keyZoom);
    else if (event.key === 'f') fit();
    else if (event.key === 'Enter' && at >= 0) model.showFunction((graph.nodes[at] as GraphNode).key);
    else return;
    event.preventDefault();
  };
  const { x, y, scale } = view.value;
  return (
    <div class="graph-place">
      <div
        ref={place}
        class="graph-draw"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved by keys
        tabIndex={0}
        role="application"
        aria-label={t.drawing}
        aria-describedby={`${id}-graph-hint`}
        onKeyDown={key}
      >
        <svg aria-hidden="true" class="graph-svg">
          <g transform={`translate(${x} ${y}) scale(${scale})`}>
            <GraphShapes model={model} graph={graph} unit={unit} active={active.value} />
          </g>
        </svg>
      </div>
      <div class="graph-zoom">
        <button type="button" class="an-button icon" aria-label={t.zoomIn} onClick={() => middle(keyZoom)}>
          +
        </button>
        <button
          type="button"
          class="an-button icon"
          aria-label={t.zoomOut}
          onClick={() => middle(1 / keyZoom)}
        >
          −
        </button>
        <button type="button" class="an-button" onClick={fit}>
          {t.fit}
        </button>
      </div>
    </div>
  );
}

interface ShapesProps {
  readonly model: ProfileModel;
  readonly graph: CallGraph;
  readonly unit: string;
  readonly active: number;
}

/** Lines below, boxes above them. The colours are for where there are no styles: before a script runs, and on paper. */
export function GraphShapes({ model, graph, unit, active }: ShapesProps) {
  const { locale, params } = model;
  const t = callGraphCatalog[locale];
  const search = searchFor(params.get('q'));
  const share = (value: CallGraph['total']) =>
    formatShare(Math.abs(Number(value)), Math.abs(Number(graph.total)));
  return (
    <>
      {graph.edges.map(({ from, to, weight, isResidual, points }) => {
        const isOf = from === active || to === active;
        const look = `graph-edge${isOf ? ' is-active' : ''}${isResidual ? ' is-residual' : ''}`;
        const end = points.at(-1);
        const isUp = end && points.length > 1 && end.y < (points.at(-2)?.y ?? 0);
        return (
          <g key={`${from} ${to}`} class={look}>
            <path
              d={edgePath(points)}
              fill="none"
              stroke="#8f8a7e"
              stroke-width={edgeWidth(weight, graph.total)}
            />
            {end && (
              <path class="graph-head" fill="#8f8a7e" d={`M${end.x} ${end.y}l-5 ${isUp ? 9 : -9}h10z`} />
            )}
          </g>
        );
      })}
      {graph.nodes.map((node, place) => {
        const { key, lines, flat, cum, x, y, width, height, letters } = node;
        const isFound = search?.matches(node.name);
        const look = `graph-node${place === active ? ' is-active' : ''}${isFound ? ' is-found' : ''}`;
        const rows = [
          ...lines,
          t.flatOf(formatValue(flat, unit, locale), share(flat)),
          t.ofCum(formatValue(cum, unit, locale), share(cum)),
        ];
        return (
          <g key={key} class={look}>
            <rect
              x={x - width / 2}
              y={y - height / 2}
              width={width}
              height={height}
              rx={4}
              fill="#f3f0e9"
              stroke="#8f8a7e"
            />
            {rows.map((row, at) => (
              <text
                key={at}
                x={x}
                y={y - height / 2 + 8 + letters * (1 + at * 1.3)}
                font-size={letters}
                text-anchor="middle"
                fill="#1b1f24"
                stroke="none"
                font-family="monospace"
                class={at >= lines.length ? 'graph-figure' : ''}
              >
                {row}
              </text>
            ))}
          </g>
        );
      })}
    </>
  );
}

/** Of the boxes in the uppermost rows the one that most goes through. */
function heaviestRoot({ nodes }: CallGraph): GraphNode | undefined {
  return nodes.reduce<GraphNode | undefined>((most, node) => {
    const [a, b] = [Math.abs(Number(node.cum)), Math.abs(Number(most?.cum ?? -1))];
    return !most || a > b || (a === b && node.y < most.y) ? node : most;
  }, undefined);
}

function nodeUnder({ nodes }: CallGraph, x: number, y: number): number {
  return nodes.findIndex(
    (node) => Math.abs(node.x - x) <= node.width / 2 && Math.abs(node.y - y) <= node.height / 2,
  );
}

/** Moves the picture as little as shows a box. */
function bring(node: GraphNode | undefined, view: Signal<View>, place: HTMLElement | null): void {
  if (!node || !place) return;
  const { x, y, scale } = view.peek();
  const inside = (at: number, half: number, room: number) => {
    const low = at - half * scale - margin;
    const high = at + half * scale + margin;
    return low < 0 ? -low : high > room ? room - high : 0;
  };
  view.value = {
    scale,
    x: x + inside(x + node.x * scale, node.width / 2, place.clientWidth),
    y: y + inside(y + node.y * scale, node.height / 2, place.clientHeight),
  };
}

import { effect, type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FlameTree, frameAt, SMALL } from '../../../analysis/pprof/flame/flame-tree.ts';
import { addressText, readAddress } from '../../../analysis/pprof/flame/frame-address.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import { FlameCanvas } from '../../../views/flame/flame-canvas.ts';
import { countDrawn } from '../../../views/flame/flame-scene.ts';
import { cutText } from '../../../views/visible-text.ts';
import { callersMark, type FlameKeeper } from './flame-params.ts';
import { type FlameMeasure, FrameFacts } from './frame-facts.tsx';

/** Names in an address are no longer than this. */
const longestFocus = 400;

/** One tree of a flame graph as the page shows it. */
export interface FlameSide {
  readonly tree: FlameTree;
  readonly isCallers: boolean;
  /** The first row that is drawn. */
  readonly firstDepth: number;
  readonly matched: Uint8Array | null;
  /** Frame of the keys; -1 for none. */
  readonly active: Signal<number>;
  /** Frames drawn, and those of the stretch that is shown. */
  readonly counts: Signal<{ readonly drawn: number; readonly all: number } | null>;
}

/** The frame that the address zooms into, 0 for all. */
export function zoomedFrame(
  { tree, isCallers }: Pick<FlameSide, 'tree' | 'isCallers'>,
  params: FlameKeeper,
): number {
  const text = params.get('frame');
  if (text.startsWith(callersMark) !== isCallers) return 0;
  const address = readAddress(text.replace(callersMark, ''));
  return address ? Math.max(0, frameAt(tree, address)) : 0;
}

/** Makes a frame take the whole width; what is joined of small ones shows what it stands beside. */
export function zoomInto({ tree, isCallers }: FlameSide, params: FlameKeeper, frame: number): void {
  const wanted = tree.fn[frame] === SMALL ? (tree.parent[frame] as number) : frame;
  const text = addressText({ depth: tree.depth[wanted] as number, hash: tree.hash[wanted] as number });
  params.set({ frame: text === '' ? '' : (isCallers ? callersMark : '') + text });
}

/** Shows what calls a frame's function and what it calls. */
export function showAround({ tree }: FlameSide, params: FlameKeeper, frame: number): void {
  const name = tree.names[tree.fn[frame] as number];
  if (name !== undefined) params.set({ focus: cutText(name, longestFocus), frame: '' });
}

interface Props {
  readonly id: string;
  readonly side: FlameSide;
  readonly params: FlameKeeper;
  readonly measure: FlameMeasure;
  readonly label: string;
  readonly leave: () => void;
}

/** A flame graph on a canvas, with a card for what the pointer is on. */
export function FlamePicture({ id, side, params, measure, label, leave }: Props) {
  const t = flameCatalog[measure.locale];
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<FlameCanvas | null>(null);
  const hovered = useSignal<{ frame: number; x: number; y: number } | null>(null);
  const now = useRef({ side, leave });
  now.current = { side, leave };

  useLayoutEffect(() => {
    const zoom = (frame: number) => zoomInto(now.current.side, params, frame);
    const made = new FlameCanvas(
      place.current as HTMLElement,
      {
        label,
        describedBy: `${id}-flame-hint`,
        words: { all: t.all, small: t.small },
        isUpward: side.isCallers,
        firstDepth: side.firstDepth,
        zoom,
        activate: (frame) => {
          now.current.side.active.value = frame;
        },
        hover: (frame, x, y) => {
          hovered.value = frame < 0 ? null : { frame, x, y };
        },
        around: (frame) => showAround(now.current.side, params, frame),
        leave: () => now.current.leave(),
        settled: (window, pixels) => {
          const { tree, counts } = now.current.side;
          counts.value = countDrawn(tree, window, pixels);
        },
      },
      {
        tree: side.tree,
        zoomed: zoomedFrame(side, params),
        active: side.active.peek(),
        matched: side.matched,
        isDifference: measure.isDifference,
      },
    );
    canvas.current = made;
    return () => {
      made.destroy();
      canvas.current = null;
    };
  }, [side.isCallers, side.firstDepth, measure.isDifference, label]);
  useLayoutEffect(() => {
    hovered.value = null;
    canvas.current?.show({ tree: side.tree, zoomed: zoomedFrame(side, params), active: side.active.peek() });
  }, [side.tree]);
  useLayoutEffect(() => canvas.current?.show({ matched: side.matched }), [side.matched]);
  // At once: `useSignalEffect` waits for a frame, and the next key may come before it.
  useLayoutEffect(() => {
    const stops = [
      effect(() => canvas.current?.show({ zoomed: zoomedFrame(now.current.side, params) })),
      effect(() => canvas.current?.show({ active: now.current.side.active.value })),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [side.active, params]);

  const card = hovered.value;
  const width = place.current?.clientWidth ?? 0;
  const height = place.current?.clientHeight ?? 0;
  return (
    <div class={`flame-place${side.isCallers ? ' is-callers' : ''}`} ref={place}>
      {card && card.frame < side.tree.count && (
        <div class="flame-card" aria-hidden="true" style={cardPlace(card.x, card.y, width, height)}>
          <FrameFacts tree={side.tree} frame={card.frame} measure={measure} exact />
        </div>
      )}
    </div>
  );
}

/** Wide enough for most names; the card turns to the other side of the pointer where it would stick out. */
const cardWidth = 340;
const cardRoom = 110;

function cardPlace(x: number, y: number, width: number, height: number) {
  const left = x + 16 + cardWidth > width ? Math.max(4, x - 12 - cardWidth) : x + 16;
  const beside = y + cardRoom > height ? { bottom: height - y + 12 } : { top: y + 16 };
  return { left, ...beside, width: Math.min(cardWidth, width - 8) };
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../../i18n/catalog.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import { formatShare } from '../../../views/format-count.ts';
import { exactValue, formatValue } from '../../../views/pprof/format-value.ts';
import type { Column } from '../../../views/table-head.ts';
import { VirtualTable } from '../../../views/virtual-table.ts';
import type { FlameKeeper } from './flame-params.ts';
import { type FlameSide, zoomedFrame, zoomInto } from './flame-picture.tsx';
import { changeText, type FlameMeasure, frameName } from './frame-facts.tsx';

interface Props {
  readonly id: string;
  readonly side: FlameSide;
  readonly params: FlameKeeper;
  readonly measure: FlameMeasure;
  readonly label: string;
}

/** A finger needs more than a pointer. */
const rowHeight = () => (window.matchMedia('(pointer: coarse)').matches ? 44 : 26);
/** Deeper frames stand no further to the right. */
const mostIndent = 40;

/** The frames of a flame graph in rows, callees below their caller; those that a search found where there is one. */
export function FlameTable({ id, side, params, measure, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { tree, matched } = side;
  const zoomed = zoomedFrame(side, params);
  useLayoutEffect(() => {
    const last = tree.end[zoomed] as number;
    const frames: number[] = [];
    for (let frame = zoomed; frame < last; frame++)
      if (!matched || matched[tree.fn[frame] as number] === 1) frames.push(frame);
    const table = new VirtualTable<number>(place.current as HTMLElement, {
      id: `${id}-flame-rows${side.isCallers ? '-callers' : ''}`,
      label,
      columns: columns(side, measure, zoomed),
      rowHeight: rowHeight(),
      load: async (from, to) => frames.slice(from, to),
      activated: (_, frame) => {
        side.active.value = frame;
      },
      opened: (_, frame) => zoomInto(side, params, frame),
      left: () => zoomInto(side, params, Math.max(0, tree.parent[zoomed] as number)),
    });
    table.show(frames.length, false, frames.slice(0, 100));
    return () => table.destroy();
  }, [tree, matched, zoomed, measure.unit, measure.total]);
  return <div class={`flame-rows${measure.isDifference ? ' is-change' : ''}`} ref={place} />;
}

function columns(side: FlameSide, measure: FlameMeasure, zoomed: number): Column<number>[] {
  const { locale, unit, total, isDifference } = measure;
  const { tree } = side;
  const t = flameCatalog[locale];
  const number = (
    key: string,
    text: string,
    of: (frame: number) => number,
    change = false,
  ): Column<number> => ({
    key,
    label: text,
    numeric: true,
    fill: (cell, frame) => {
      const value = frame === undefined ? 0 : of(frame);
      const shown = change ? changeText(value, unit, locale) : formatValue(value, unit, locale);
      cell.textContent = frame === undefined ? '' : shown;
      cell.title = frame === undefined ? '' : exactValue(value, unit);
    },
  });
  const cum = (index: number) => (frame: number) => tree.cum[index]?.[frame] ?? 0;
  const figures = isDifference
    ? changeColumns(number, cum, locale)
    : [number('flat', t.flat, (frame) => tree.flat[0]?.[frame] ?? 0), number('cum', t.cum, cum(0))];
  return [
    ...figures,
    {
      key: 'share',
      label: t.share,
      numeric: true,
      fill: (cell, frame) => {
        const value = frame === undefined ? 0 : cum(0)(frame);
        cell.textContent = frame === undefined ? '' : formatShare(Math.abs(value), Math.abs(Number(total)));
      },
    },
    {
      key: 'level',
      label: t.depth,
      numeric: true,
      fill: (cell, frame) => {
        cell.textContent = frame === undefined ? '' : String(tree.depth[frame]);
      },
    },
    {
      key: 'frame',
      label: t.frame,
      fills: true,
      fill: (cell, frame) => {
        cell.dir = 'ltr';
        cell.textContent = frame === undefined ? '' : frameName(tree, frame, locale);
        const indent =
          frame === undefined ? 0 : (tree.depth[frame] as number) - (tree.depth[zoomed] as number);
        cell.style.paddingInlineStart = `${8 + Math.min(mostIndent, indent) * 8}px`;
      },
    },
  ];
}

function changeColumns(
  number: (key: string, text: string, of: (frame: number) => number, change?: boolean) => Column<number>,
  cum: (side: number) => (frame: number) => number,
  locale: Locale,
): Column<number>[] {
  const t = diffCatalog[locale];
  return [
    number('change', t.change, (frame) => cum(0)(frame) - cum(1)(frame), true),
    number('cum', t.after, cum(0)),
    number('before', t.before, cum(1)),
  ];
}

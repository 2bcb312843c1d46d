import type { UtilPoint, UtilTables } from './gc-rows.ts';

/** Of a plot in CSS pixels: its own height, the room for what stands around it, and the width where none is measured. */
export const plotSize = { width: 600, height: 220, left: 40, right: 8, top: 8, bottom: 24 } as const;
/** A label this near to the right edge would be cut off where it stands in the middle. */
const labelRoom = 28;

/** How a label is set so that all of it can be read. */
export function labelAnchor(x: number, width: number): 'middle' | 'end' {
  return x > width - plotSize.right - labelRoom ? 'end' : 'middle';
}

type Plot = NonNullable<UtilTables['plot']>;

/** Places windows on a logarithmic axis and utilization on a linear one. */
export class UtilPlot {
  private readonly low: number;
  private readonly span: number;
  private readonly points: readonly UtilPoint[];
  private readonly width: number;

  constructor({ fromNs, toNs, points }: Plot, width: number) {
    this.width = width;
    this.low = Math.log10(Math.max(1, fromNs));
    this.span = Math.max(1e-9, Math.log10(Math.max(toNs, 1)) - this.low);
    this.points = points;
  }

  x(windowNs: number): number {
    const share = (Math.log10(Math.max(1, windowNs)) - this.low) / this.span;
    return plotSize.left + Math.min(1, Math.max(0, share)) * (this.width - plotSize.left - plotSize.right);
  }

  y(utilization: number): number {
    return plotSize.top + (1 - utilization) * (plotSize.height - plotSize.top - plotSize.bottom);
  }

  /** The points' window that lies nearest to a place on the axis. */
  windowAt(x: number): number {
    let best = this.points[0]?.windowNs ?? 1;
    for (const { windowNs } of this.points) {
      if (Math.abs(this.x(windowNs) - x) < Math.abs(this.x(best) - x)) best = windowNs;
    }
    return best;
  }

  /** Path of one of the curves: 0 the minimum, then the quantiles. */
  path(place: number): string {
    return this.points
      .map(({ windowNs, values }, at) => {
        const y = this.y(values[place] ?? 0).toFixed(1);
        return `${at === 0 ? 'M' : 'L'}${this.x(windowNs).toFixed(1)} ${y}`;
      })
      .join('');
  }

  /** Powers of ten on the axis of windows. */
  ticks(): number[] {
    const first = Math.ceil(this.low - 1e-9);
    const last = Math.floor(this.low + this.span + 1e-9);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => 10 ** (first + at));
  }
}

import { axisHeight } from './axis-painter.ts';
import type { PlotScene } from './lane-scene.ts';
import { clampWindow, sameWindow, type TimeWindow, zoomWindow } from './time-window.ts';
import { type CursorStep, type MovedTimeline, TimelineInput } from './timeline-input.ts';

const settleMs = 250;

interface Frame {
  /** Name of the drawing for assistive technology, and the id of what explains it. */
  readonly label: string;
  readonly describedBy: string;
  readonly whole: TimeWindow;
  readonly window: TimeWindow;
  readonly overviewHeight: number;
  /** Of strips under the axis, which move with it. */
  readonly stripHeight?: number;
  /** In a frame lower than this, in CSS pixels, the rows need the room of the overview. */
  readonly lowest: number;
}

export interface Contexts {
  readonly lanes: CanvasRenderingContext2D;
  readonly axis: CanvasRenderingContext2D;
  readonly overview: CanvasRenderingContext2D;
}

/**
 * Three canvases over each other, an overview of all, the axis, and rows that scroll, with a window of time that is
 * moved over them. Draws one frame at a time, in the size and colours of its place.
 */
export abstract class MovingCanvas implements MovedTimeline {
  readonly element = document.createElement('div');
  readonly lanes = document.createElement('div');
  readonly overviewCanvas = document.createElement('canvas');
  readonly axisCanvas = document.createElement('canvas');
  readonly laneCanvas = document.createElement('canvas');
  readonly whole: TimeWindow;
  window: TimeWindow;
  pointer: PlotScene['pointer'] = null;
  protected width = 0;
  protected height = 0;
  /** As high as all rows: what scrolls. */
  protected readonly tall = document.createElement('div');
  protected readonly input: TimelineInput;
  private readonly frameOf: Frame;
  private readonly ended = new AbortController();
  private readonly resizing: ResizeObserver;
  private readonly theming: MutationObserver;
  private frame = 0;
  private settle: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement, frame: Frame) {
    this.frameOf = frame;
    this.whole = frame.whole;
    this.window = clampWindow(frame.window, frame.whole);
    this.element.className = 'tl-draw';
    this.lanes.className = 'tl-lanes';
    this.lanes.tabIndex = 0;
    this.lanes.setAttribute('role', 'application');
    this.lanes.setAttribute('aria-label', frame.label);
    this.lanes.setAttribute('aria-describedby', frame.describedBy);
    this.overviewCanvas.className = 'tl-overview';
    this.axisCanvas.className = 'tl-axis';
    for (const canvas of [this.overviewCanvas, this.axisCanvas, this.laneCanvas])
      canvas.setAttribute('aria-hidden', 'true');
    this.tall.append(this.laneCanvas);
    this.lanes.append(this.tall);
    this.element.append(this.overviewCanvas, this.axisCanvas, this.lanes);
    parent.append(this.element);
    this.input = new TimelineInput(this);
    const { signal } = this.ended;
    this.lanes.addEventListener('scroll', () => this.changed(), { passive: true, signal });
    for (const kind of ['focus', 'blur']) this.lanes.addEventListener(kind, () => this.draw(), { signal });
    this.resizing = new ResizeObserver(() => this.resize());
    const recolour = () => {
      this.recolour();
      this.draw();
    };
    this.theming = new MutationObserver(recolour);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal });
  }

  /** Begins to draw: call it once all that a frame needs is there. */
  protected begin(): void {
    this.resizing.observe(this.element);
    this.resizing.observe(this.lanes);
    this.resize();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.settle);
    this.ended.abort();
    this.resizing.disconnect();
    this.theming.disconnect();
    this.input.destroy();
    this.element.remove();
  }

  /** Draws a range with the pointer at the next drag; for those who have no Shift key. */
  set drawsRange(next: boolean) {
    this.input.drawsRange = next;
  }

  /** Shows another stretch of time. Told on when it rests. */
  moveTo(window: TimeWindow): void {
    const next = clampWindow(window, this.whole);
    if (sameWindow(next, this.window)) return;
    this.window = next;
    this.changed();
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.settled(this.window), settleMs);
  }

  /** Shows `factor` times as much time around the middle. */
  zoomBy(factor: number): void {
    const { window } = this;
    this.moveTo(zoomWindow(window, this.whole, factor, (window.fromNs + window.toNs) / 2));
  }

  zoomToSelection(): void {
    this.input.zoomToSelection();
  }

  /** Scrolls as little as brings a row into view. */
  protected scrollToRow(row: number, rowHeight: number): void {
    const { lanes, height } = this;
    const top = row * rowHeight;
    if (top < lanes.scrollTop) lanes.scrollTop = top;
    else if (top + rowHeight > lanes.scrollTop + height) lanes.scrollTop = top + rowHeight - height;
  }

  draw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.drawNow());
  }

  protected get focused(): boolean {
    return document.activeElement === this.lanes;
  }

  protected ratio(): number {
    // Past two device pixels per CSS pixel nobody sees more, and every frame costs more.
    return Math.min(2, window.devicePixelRatio || 1);
  }

  private resize(): void {
    const { lowest, overviewHeight, stripHeight = 0 } = this.frameOf;
    this.overviewCanvas.hidden = this.element.clientHeight < lowest;
    const { clientWidth, clientHeight } = this.lanes;
    this.width = clientWidth;
    this.height = clientHeight;
    if (this.width === 0) return;
    const ratio = this.ratio();
    const fit = (canvas: HTMLCanvasElement, height: number) => {
      canvas.width = Math.round(this.width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${this.width}px`;
      canvas.style.height = `${height}px`;
    };
    fit(this.overviewCanvas, overviewHeight);
    fit(this.axisCanvas, axisHeight + stripHeight);
    fit(this.laneCanvas, this.height);
    this.changed();
    cancelAnimationFrame(this.frame);
    // At once: a canvas that was resized is empty until it is drawn.
    this.drawNow();
  }

  private drawNow(): void {
    this.frame = 0;
    if (this.width === 0 || this.height === 0) return;
    const [lanes, axis, overview] = [this.laneCanvas, this.axisCanvas, this.overviewCanvas].map((canvas) =>
      canvas.getContext('2d', { alpha: false }),
    );
    if (lanes && axis && overview) this.paint({ lanes, axis, overview });
  }

  protected abstract paint(contexts: Contexts): void;
  /** Something that may need other data changed. */
  protected abstract changed(): void;
  protected abstract recolour(): void;
  protected abstract settled(window: TimeWindow): void;
  abstract scene(): PlotScene;
  abstract overviewNs(x: number): number;
  abstract tap(x: number, y: number, coarse: boolean, twice: boolean): void;
  abstract hover(x: number, y: number): void;
  abstract leave(): void;
  abstract showRange(range: TimeWindow): void;
  abstract selectRange(range: TimeWindow | null): void;
  abstract selection(): TimeWindow | null;
  abstract step(to: CursorStep): void;
  abstract open(): void;
  abstract escape(): void;
  abstract key(name: string): boolean;
}

import type { WindowDetail, WindowRequest } from '../../analysis/strace/timeline/window.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { axisHeight, drawAxis, OverviewPainter, overviewHeight } from './axis-painter.ts';
import { DetailNeeds } from './detail-needs.ts';
import type { Hit } from './hits.ts';
import { LaneOverlay } from './lane-overlay.ts';
import { LanePainter } from './lane-painter.ts';
import type { LaneScene } from './lane-scene.ts';
import { type Palette, readPalette } from './palette.ts';
import type { TimeStyle } from './time-axis.ts';
import { clampWindow, sameWindow, type TimeWindow, windowShowing, zoomWindow } from './time-window.ts';
import type { TimelineCall, TimelineData, TimelinePassing } from './timeline-data.ts';
import { TimelineInput } from './timeline-input.ts';

/** Where the keys want the cursor to go. */
export type CursorStep = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

export interface TimelineOptions {
  readonly locale: Locale;
  /** Name of the drawing for assistive technology, and the id of what explains it. */
  readonly label: string;
  readonly describedBy: string;
  readonly data: TimelineData;
  readonly window: TimeWindow;
  readonly style: TimeStyle;
  /** The window rests after it moved. */
  settled(window: TimeWindow): void;
  /** Something sharper than what is held would be seen here; answered with `showDetail`. */
  fetchDetail(request: WindowRequest): void;
  selectRange(range: TimeWindow | null): void;
  /** A click or tap. */
  pick(hit: Hit, twice: boolean): void;
  hover(hit: Hit | null, x: number, y: number): void;
  step(to: CursorStep): void;
  /** Enter. */
  open(): void;
  /** Esc with no range selected. */
  leave(): void;
}

/** What can change from outside; a frame is drawn when something did. */
interface Shown {
  passing: TimelinePassing | null;
  range: TimeWindow | null;
  selected: TimelineCall | null;
  marked: readonly TimelineCall[];
  style: TimeStyle;
}

const settleMs = 250;
/** Of strip, axis and lanes together, in CSS pixels. */
const lowest = 230;
const laneHeights = { fine: { least: 20, most: 40 }, coarse: { least: 32, most: 52 } } as const;

/**
 * The timeline on three canvases: the whole log, the axis, the lanes. Draws every frame from what it holds, so that
 * moving never waits for an answer; sharper detail replaces what is seen when it comes.
 */
export class TimelineCanvas {
  readonly element: HTMLElement;
  /** Takes the keys; scrolls through the lanes. */
  readonly lanes: HTMLElement;
  readonly overviewCanvas = document.createElement('canvas');
  readonly axisCanvas = document.createElement('canvas');
  readonly laneCanvas = document.createElement('canvas');
  readonly options: TimelineOptions;
  readonly shown: Shown;
  window: TimeWindow;
  pointer: LaneScene['pointer'] = null;
  private readonly whole: TimeWindow;
  private readonly tall = document.createElement('div');
  private readonly input: TimelineInput;
  private readonly painter = new LanePainter();
  private readonly overlay: LaneOverlay;
  private readonly overview = new OverviewPainter();
  private readonly needs: DetailNeeds;
  private readonly ended = new AbortController();
  private readonly resizing: ResizeObserver;
  private readonly theming: MutationObserver;
  private palette: Palette | null = null;
  private detail: WindowDetail | null = null;
  private width = 0;
  private height = 0;
  private frame = 0;
  private settle: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement, options: TimelineOptions) {
    const { data } = options;
    this.options = options;
    this.whole = { fromNs: data.fromNs, toNs: data.toNs };
    this.window = clampWindow(options.window, this.whole);
    this.shown = { passing: null, range: null, selected: null, marked: [], style: options.style };
    this.overlay = new LaneOverlay(options.locale);
    this.needs = new DetailNeeds(data, (request) => options.fetchDetail(request));
    this.element = document.createElement('div');
    this.element.className = 'tl-draw';
    this.lanes = document.createElement('div');
    this.lanes.className = 'tl-lanes';
    this.lanes.tabIndex = 0;
    this.lanes.setAttribute('role', 'application');
    this.lanes.setAttribute('aria-label', options.label);
    this.lanes.setAttribute('aria-describedby', options.describedBy);
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
    this.resizing.observe(this.element);
    this.resizing.observe(this.lanes);
    const recolour = () => {
      this.palette = null;
      this.draw();
    };
    this.theming = new MutationObserver(recolour);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal });
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

  show(change: Partial<Shown>): void {
    if ('passing' in change && change.passing !== this.shown.passing) {
      // What was fetched tells other calls apart.
      this.detail = null;
      this.needs.forget();
    }
    Object.assign(this.shown, change);
    this.changed();
  }

  /** Detail that was asked for; null where there is nothing sharper. */
  showDetail(request: WindowRequest, detail: WindowDetail | null): void {
    if (!this.needs.arrived(request, detail)) return;
    if (detail) this.detail = detail;
    this.changed();
  }

  /** Shows another stretch of time. Told on when it rests. */
  moveTo(window: TimeWindow): void {
    const next = clampWindow(window, this.whole);
    if (sameWindow(next, this.window)) return;
    this.window = next;
    this.changed();
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.options.settled(this.window), settleMs);
  }

  /** Shows `factor` times as much time around the middle. */
  zoomBy(factor: number): void {
    const { window } = this;
    this.moveTo(zoomWindow(window, this.whole, factor, (window.fromNs + window.toNs) / 2));
  }

  zoomToSelection(): void {
    this.input.zoomToSelection();
  }

  /** Moves as little as brings a call into view. */
  reveal({ lane, startNs, durationNs }: TimelineCall): void {
    this.moveTo(windowShowing(this.window, this.whole, startNs, startNs + (durationNs || 0)));
    const { laneHeight, height, scrollTop } = this.scene();
    const top = lane * laneHeight;
    if (top < scrollTop) this.lanes.scrollTop = top;
    else if (top + laneHeight > scrollTop + height) this.lanes.scrollTop = top + laneHeight - height;
  }

  scene(): LaneScene {
    const { data } = this.options;
    const coarse = matchMedia('(pointer: coarse)').matches;
    const { least, most } = laneHeights[coarse ? 'coarse' : 'fine'];
    const fitting = Math.floor(this.height / Math.max(1, data.lanes.length));
    return {
      ...this.shown,
      data,
      detail: this.detail,
      window: this.window,
      pointer: this.pointer,
      focused: document.activeElement === this.lanes,
      width: this.width,
      height: this.height,
      labelWidth: this.width < 480 ? 84 : 150,
      laneHeight: Math.min(most, Math.max(least, fitting)),
      scrollTop: this.lanes.scrollTop,
    };
  }

  /** Something that may need sharper detail changed. */
  private changed(): void {
    this.draw();
    if (this.width > 0) this.needs.look(this.scene(), this.detail, Math.round(this.width * this.ratio()));
  }

  /** Draws in the next frame. */
  draw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.drawNow());
  }

  private ratio(): number {
    // Past two device pixels per CSS pixel nobody sees more, and every frame costs more.
    return Math.min(2, window.devicePixelRatio || 1);
  }

  private resize(): void {
    // In a low frame the lanes need the room of the strip.
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
    fit(this.axisCanvas, axisHeight);
    fit(this.laneCanvas, this.height);
    this.changed();
    cancelAnimationFrame(this.frame);
    // At once: a canvas that was resized is empty until it is drawn.
    this.drawNow();
  }

  private drawNow(): void {
    this.frame = 0;
    if (this.width === 0 || this.height === 0) return;
    this.palette ??= readPalette(this.element);
    const scene = this.scene();
    this.tall.style.height = `${scene.laneHeight * scene.data.lanes.length}px`;
    const ratio = this.ratio();
    const [lanes, axis, overview] = [this.laneCanvas, this.axisCanvas, this.overviewCanvas].map((canvas) =>
      canvas.getContext('2d', { alpha: false }),
    );
    if (!lanes || !axis || !overview) return;
    this.painter.paint(lanes, scene, this.palette, ratio);
    this.overlay.draw(lanes, scene, this.palette, ratio, this.painter.slices);
    drawAxis(axis, scene, this.palette, ratio, this.options.locale);
    this.overview.draw(overview, scene, this.palette, ratio);
  }
}

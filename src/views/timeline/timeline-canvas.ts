import type { WindowDetail, WindowRequest } from '../../analysis/strace/timeline/window.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { drawAxis, OverviewPainter, overviewHeight, overviewNs } from './axis-painter.ts';
import { DetailNeeds } from './detail-needs.ts';
import { type Hit, hitAt, reach } from './hits.ts';
import { LaneOverlay } from './lane-overlay.ts';
import { LanePainter } from './lane-painter.ts';
import type { LaneScene } from './lane-scene.ts';
import { type Contexts, MovingCanvas } from './moving-canvas.ts';
import { type Palette, readPalette } from './palette.ts';
import type { TimeStyle } from './time-axis.ts';
import { type TimeWindow, windowShowing } from './time-window.ts';
import type { TimelineCall, TimelineData, TimelinePassing } from './timeline-data.ts';
import type { CursorStep } from './timeline-input.ts';

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

/** Of strip, axis and lanes together, in CSS pixels. */
const lowest = 230;
const laneHeights = { fine: { least: 20, most: 40 }, coarse: { least: 32, most: 52 } } as const;

/**
 * The timeline on three canvases: the whole log, the axis, the lanes. Draws every frame from what it holds, so that
 * moving never waits for an answer; sharper detail replaces what is seen when it comes.
 */
export class TimelineCanvas extends MovingCanvas {
  readonly options: TimelineOptions;
  readonly shown: Shown;
  private readonly painter = new LanePainter();
  private readonly overlay: LaneOverlay;
  private readonly overview = new OverviewPainter();
  private readonly needs: DetailNeeds;
  private palette: Palette | null = null;
  private detail: WindowDetail | null = null;

  constructor(parent: HTMLElement, options: TimelineOptions) {
    const { data, label, describedBy, window } = options;
    const whole = { fromNs: data.fromNs, toNs: data.toNs };
    super(parent, { label, describedBy, whole, window, overviewHeight, lowest });
    this.options = options;
    this.shown = { passing: null, range: null, selected: null, marked: [], style: options.style };
    this.overlay = new LaneOverlay(options.locale);
    this.needs = new DetailNeeds(data, (request) => options.fetchDetail(request));
    this.begin();
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

  overviewNs(x: number): number {
    return overviewNs(this.scene(), x);
  }

  tap(x: number, y: number, coarse: boolean, twice: boolean): void {
    const hit = hitAt(this.scene(), x, y, coarse ? reach.coarse : reach.fine);
    if (hit) this.options.pick(hit, twice);
  }

  hover(x: number, y: number): void {
    const scene = this.scene();
    const hit = hitAt(scene, x, y, reach.fine);
    this.pointer = x < scene.labelWidth ? null : { x: x - scene.labelWidth, lane: hit?.lane ?? -1 };
    this.options.hover(hit, x, y);
    this.draw();
  }

  leave(): void {
    this.options.hover(null, 0, 0);
  }

  showRange(range: TimeWindow): void {
    this.show({ range });
  }

  selectRange(range: TimeWindow | null): void {
    this.options.selectRange(range);
  }

  selection(): TimeWindow | null {
    const { range, selected } = this.shown;
    if (range || !selected) return range;
    const length = Math.max(selected.durationNs || 0, 2000);
    return { fromNs: selected.startNs - length, toNs: selected.startNs + 2 * length };
  }

  step(to: CursorStep): void {
    this.options.step(to);
  }

  open(): void {
    this.options.open();
  }

  escape(): void {
    this.options.leave();
  }

  /** It has no keys of its own. */
  key(): boolean {
    return false;
  }

  /** Moves as little as brings a call into view. */
  reveal({ lane, startNs, durationNs }: TimelineCall): void {
    this.moveTo(windowShowing(this.window, this.whole, startNs, startNs + (durationNs || 0)));
    this.scrollToRow(lane, this.scene().laneHeight);
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
      focused: this.focused,
      width: this.width,
      height: this.height,
      labelWidth: this.width < 480 ? 84 : 150,
      laneHeight: Math.min(most, Math.max(least, fitting)),
      scrollTop: this.lanes.scrollTop,
    };
  }

  protected changed(): void {
    this.draw();
    if (this.width > 0) this.needs.look(this.scene(), this.detail, Math.round(this.width * this.ratio()));
  }

  protected recolour(): void {
    this.palette = null;
  }

  protected settled(window: TimeWindow): void {
    this.options.settled(window);
  }

  protected paint({ lanes, axis, overview }: Contexts): void {
    this.palette ??= readPalette(this.element);
    const scene = this.scene();
    this.tall.style.height = `${scene.laneHeight * scene.data.lanes.length}px`;
    const ratio = this.ratio();
    this.painter.paint(lanes, scene, this.palette, ratio);
    this.overlay.draw(lanes, scene, this.palette, ratio, this.painter.slices);
    drawAxis(axis, scene, this.palette, ratio, this.options.locale);
    this.overview.draw(overview, scene, this.palette, ratio);
  }
}

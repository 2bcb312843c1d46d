import { Gestures } from './gestures.ts';
import { HeldKeys } from './held-keys.ts';
import { nsAt, type PlotScene, plotWidth } from './lane-scene.ts';
import { roundStep } from './time-axis.ts';
import type { TimeWindow } from './time-window.ts';
import { panWindow, zoomWindow } from './time-window.ts';

/** Where the keys want the cursor to go. */
export type CursorStep = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

/** A timeline that is moved: three canvases over each other, of which the lowest holds the rows. */
export interface MovedTimeline {
  /** Takes the keys; scrolls through the rows. */
  readonly lanes: HTMLElement;
  readonly laneCanvas: HTMLCanvasElement;
  readonly axisCanvas: HTMLCanvasElement;
  readonly overviewCanvas: HTMLCanvasElement;
  readonly whole: TimeWindow;
  readonly window: TimeWindow;
  pointer: PlotScene['pointer'];
  scene(): PlotScene;
  moveTo(window: TimeWindow): void;
  /** Draws in the next frame. */
  draw(): void;
  /** The moment at a place of the overview. */
  overviewNs(x: number): number;
  /** A press and release on the rows, and a pointer that rests there. */
  tap(x: number, y: number, coarse: boolean, twice: boolean): void;
  hover(x: number, y: number): void;
  leave(): void;
  /** A range while it is drawn. */
  showRange(range: TimeWindow): void;
  selectRange(range: TimeWindow | null): void;
  /** The selected range, else the selected stretch with some air; null for neither. */
  selection(): TimeWindow | null;
  step(to: CursorStep): void;
  /** Enter, and Esc with no range selected. */
  open(): void;
  escape(): void;
  /** Another key; true where it is one. */
  key(name: string): boolean;
}

/** `g` begins a key of the frame around; the letter after it is not for the timeline. */
const secondKeyMs = 1500;
/** Times as much time shown per notch of a wheel (100 pixels), and per pixel of a pinch on a trackpad. */
const zoomPerNotch = 1.25;
const zoomPerPinchPixel = 1.012;

const steps: Readonly<Record<string, CursorStep>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Pointer, wheel, fingers and keys of a timeline. */
export class TimelineInput {
  /** The next drag selects a range without Shift. */
  drawsRange = false;
  private readonly of: MovedTimeline;
  private readonly gestures: readonly Gestures[];
  private readonly held: HeldKeys;
  private readonly ended = new AbortController();
  private lastG = Number.NEGATIVE_INFINITY;

  constructor(of: MovedTimeline) {
    this.of = of;
    this.held = new HeldKeys((zoom, pan) => this.moveBy(zoom, pan));
    this.gestures = [this.onLanes(), this.onAxis(), this.onOverview()];
    const { signal } = this.ended;
    for (const canvas of [of.laneCanvas, of.axisCanvas, of.overviewCanvas])
      canvas.addEventListener('wheel', (event) => this.wheel(event), { passive: false, signal });
    of.lanes.addEventListener('keydown', (event) => this.key(event), { signal });
    of.lanes.addEventListener('keyup', (event) => this.held.release(event.key), { signal });
    of.lanes.addEventListener('blur', () => this.held.releaseAll(), { signal });
  }

  destroy(): void {
    this.ended.abort();
    this.held.destroy();
    for (const gestures of this.gestures) gestures.destroy();
  }

  private get whole(): TimeWindow {
    return this.of.whole;
  }

  private moveBy(zoom: number, pan: number): void {
    const { of } = this;
    const length = of.window.toNs - of.window.fromNs;
    const { pointer } = of;
    const at = pointer ? pointer.x / plotWidth(of.scene()) : 0.5;
    const zoomed =
      zoom === 1 ? of.window : zoomWindow(of.window, this.whole, zoom, of.window.fromNs + at * length);
    of.moveTo(pan === 0 ? zoomed : panWindow(zoomed, this.whole, pan * length));
  }

  private onLanes(): Gestures {
    const { of } = this;
    return new Gestures(of.laneCanvas, {
      ...this.moving(),
      pan: (dx, dy) => {
        this.pan(dx);
        of.lanes.scrollTop -= dy;
      },
      tap: (x, y, coarse, twice) => {
        of.lanes.focus({ preventScroll: true });
        of.tap(x, y, coarse, twice);
      },
      hover: (x, y) => of.hover(x, y),
      startsRange: (event) => event.shiftKey || this.drawsRange,
    });
  }

  private onAxis(): Gestures {
    const { of } = this;
    return new Gestures(of.axisCanvas, {
      ...this.moving(),
      tap: (_x, _y, _coarse, twice) => {
        if (twice) of.moveTo(this.whole);
      },
      hover: (x) => this.pointAt(x),
      startsRange: () => true,
    });
  }

  /** The strip of the whole log: a press brings its middle here, a drag takes the window along, Shift draws a range. */
  private onOverview(): Gestures {
    const { of } = this;
    const centre = (x: number) => {
      const half = (of.window.toNs - of.window.fromNs) / 2;
      const ns = of.overviewNs(x);
      of.moveTo({ fromNs: ns - half, toNs: ns + half });
    };
    return new Gestures(of.overviewCanvas, {
      ...this.moving(),
      pan: (dx) => {
        const perPixel = (this.whole.toNs - this.whole.fromNs) / plotWidth(of.scene());
        of.moveTo(panWindow(of.window, this.whole, dx * perPixel));
      },
      range: (fromX, toX, done) => this.drawRange(of.overviewNs(fromX), of.overviewNs(toX), done),
      tap: (x) => centre(x),
      hover: () => undefined,
      startsRange: (event) => event.shiftKey || this.drawsRange,
    });
  }

  private moving() {
    const { of } = this;
    return {
      pan: (dx: number) => this.pan(dx),
      zoom: (factor: number, x: number) =>
        of.moveTo(zoomWindow(of.window, this.whole, factor, nsAt(of.scene(), x))),
      range: (fromX: number, toX: number, done: boolean) =>
        this.drawRange(nsAt(of.scene(), fromX), nsAt(of.scene(), toX), done),
      leave: () => {
        of.pointer = null;
        of.leave();
        of.draw();
      },
    };
  }

  private pan(dx: number): void {
    const { of } = this;
    const perPixel = (of.window.toNs - of.window.fromNs) / plotWidth(of.scene());
    of.moveTo(panWindow(of.window, this.whole, -dx * perPixel));
  }

  private pointAt(x: number): void {
    const { labelWidth } = this.of.scene();
    this.of.pointer = x < labelWidth ? null : { x: x - labelWidth, lane: -1 };
    this.of.draw();
  }

  private drawRange(a: number, b: number, done: boolean): void {
    // No finer than the pointer: `at:2.015s..2.332s` says it as well as nanoseconds would.
    const stepNs = roundStep((this.of.window.toNs - this.of.window.fromNs) / plotWidth(this.of.scene()) / 2);
    const rounded = (ns: number) => Math.round(ns / stepNs) * stepNs;
    const inside = (ns: number) => Math.min(Math.max(rounded(ns), this.whole.fromNs), this.whole.toNs);
    const range = { fromNs: inside(Math.min(a, b)), toNs: inside(Math.max(a, b)) };
    this.of.showRange(range);
    if (!done) return;
    this.drawsRange = false;
    this.of.selectRange(range.toNs > range.fromNs ? range : null);
  }

  /** Pinch zooms, sideways moves. A plain wheel belongs to the page until the lanes have the focus; then it zooms. */
  private wheel(event: WheelEvent): void {
    const { of } = this;
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? 33
        : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
          ? 400
          : 1;
    const scene = of.scene();
    const box = of.laneCanvas.getBoundingClientRect();
    const x = event.clientX - box.left;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      // A wheel with Ctrl comes in notches, a trackpad's pinch in pixels.
      const isNotch = Math.abs(event.deltaY * unit) >= 50;
      const factor = isNotch
        ? zoomPerNotch ** Math.sign(event.deltaY)
        : zoomPerPinchPixel ** (event.deltaY * unit);
      of.moveTo(zoomWindow(of.window, this.whole, factor, nsAt(scene, x)));
    } else if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) this.pan(-sideways * unit);
    else if (scene.focused && !event.altKey && x >= scene.labelWidth)
      of.moveTo(
        zoomWindow(of.window, this.whole, zoomPerNotch ** ((event.deltaY * unit) / 100), nsAt(scene, x)),
      );
    else return;
    event.preventDefault();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { of } = this;
    const isSecond = event.timeStamp - this.lastG < secondKeyMs;
    this.lastG = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (isSecond || event.key === 'g') return;
    const step = steps[event.key];
    if (step) of.step(step);
    else if (event.key === 'Enter') of.open();
    else if (event.key === 'f') of.moveTo(this.whole);
    else if (event.key === 'z') this.zoomToSelection();
    else if (event.key === 'r') of.selectRange(of.window);
    else if (event.key === 'PageDown') of.lanes.scrollTop += of.lanes.clientHeight;
    else if (event.key === 'PageUp') of.lanes.scrollTop -= of.lanes.clientHeight;
    else if (event.key === 'Escape') {
      if (of.scene().range) of.selectRange(null);
      else of.escape();
    } else if (!of.key(event.key) && !this.held.press(event.key)) return;
    event.preventDefault();
  }

  /** To the selected range, else to what is selected. */
  zoomToSelection(): void {
    const selection = this.of.selection();
    if (selection) this.of.moveTo(selection);
  }
}

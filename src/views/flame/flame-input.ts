import { Gestures } from '../timeline/gestures.ts';
import type { FlameCanvas } from './flame-canvas.ts';
import { type FlameStep, stepFrom } from './flame-keys.ts';
import { frameUnder, windowOf } from './flame-scene.ts';

const arrows: Readonly<Record<string, FlameStep>> = {
  ArrowUp: 'caller',
  ArrowDown: 'callee',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
};
const keyZoom = 1.5;
/** How much a notch of a wheel zooms. */
const wheelZoom = 0.0022;
const linePixels = 16;

/** What pointer, fingers, wheel and keys do to a flame graph. */
export class FlameInput {
  private readonly flame: FlameCanvas;
  private readonly gestures: Gestures;
  private readonly ended = new AbortController();

  constructor(flame: FlameCanvas, canvas: HTMLCanvasElement) {
    this.flame = flame;
    const { signal } = this.ended;
    flame.element.addEventListener('keydown', (event) => this.key(event), { signal });
    canvas.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
    this.gestures = new Gestures(canvas, {
      pan: (dx, dy) => {
        this.panBy(dx);
        if (dy !== 0) flame.element.scrollTop -= dy;
      },
      zoom: (factor, x) => this.zoomAt(factor, x),
      range: () => {},
      startsRange: () => false,
      tap: (x, y, coarse) => this.tap(x, y, coarse),
      hover: (x, y) => this.hover(x, y),
      leave: () => this.point(-1, 0, 0),
    });
  }

  destroy(): void {
    this.gestures.destroy();
    this.ended.abort();
  }

  private panBy(dx: number): void {
    const { window } = this.flame;
    const { width } = this.flame.scene();
    const shift = (-dx / width) * (window.to - window.from);
    const whole = windowOf(this.flame.shown.tree, 0);
    // The stretch keeps its length at the ends.
    const most = whole.to - window.to;
    const least = whole.from - window.from;
    const by = Math.min(most, Math.max(least, shift));
    this.flame.moveTo({ from: window.from + by, to: window.to + by });
  }

  /** Shows `factor` times as much around a place. */
  private zoomAt(factor: number, x: number): void {
    const { window } = this.flame;
    const { width } = this.flame.scene();
    const at = window.from + (x / width) * (window.to - window.from);
    this.flame.moveTo({ from: at - (at - window.from) * factor, to: at + (window.to - at) * factor });
  }

  private tap(x: number, y: number, coarse: boolean): void {
    const frame = frameUnder(this.flame.scene(), x, y);
    this.flame.element.focus({ preventScroll: true });
    if (frame < 0) return;
    // A finger has no hover: the first tap tells what a frame is, the second zooms.
    const isSecond = this.flame.shown.active === frame;
    this.flame.options.activate(frame);
    if (!coarse || isSecond) this.flame.options.zoom(frame);
  }

  private hover(x: number, y: number): void {
    this.point(frameUnder(this.flame.scene(), x, y), x, y);
  }

  private point(frame: number, x: number, y: number): void {
    this.flame.options.hover(frame, x, y);
    if (frame === this.flame.hovered) return;
    this.flame.hovered = frame;
    this.flame.draw();
  }

  private wheel(event: WheelEvent): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePixels : 1;
    if (event.ctrlKey || event.metaKey) {
      const box = (event.currentTarget as Element).getBoundingClientRect();
      this.zoomAt(Math.exp(event.deltaY * unit * wheelZoom * 2), event.clientX - box.left);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      this.panBy(-(event.deltaX || event.deltaY) * unit);
    // What remains scrolls through the rows, and then the page.
    else return;
    event.preventDefault();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.flame.element) return;
    const { options, shown } = this.flame;
    const { tree, zoomed } = shown;
    const first = zoomed === 0 && options.firstDepth > 0 ? 1 : zoomed;
    const active = shown.active >= 0 ? shown.active : first;
    const arrow = arrows[event.key];
    if (arrow) options.activate(stepFrom(tree, active, this.turned(arrow)));
    else if (event.key === 'Home') options.activate(0);
    else if (event.key === 'Enter') options.zoom(active);
    else if (event.key === 'Escape') {
      if (zoomed > 0) options.zoom(tree.parent[zoomed] as number);
      else options.leave();
    } else if (event.key === 'c') options.around(active);
    else if (event.key === 'f') {
      options.zoom(0);
      this.flame.moveTo(windowOf(tree, 0));
    } else if (event.key === '+' || event.key === '=') this.zoomAt(1 / keyZoom, this.flame.scene().width / 2);
    else if (event.key === '-') this.zoomAt(keyZoom, this.flame.scene().width / 2);
    else return;
    event.preventDefault();
  }

  /** Up leads to the upper row, wherever the root is. */
  private turned(step: FlameStep): FlameStep {
    if (!this.flame.options.isUpward) return step;
    return step === 'caller' ? 'callee' : step === 'callee' ? 'caller' : step;
  }
}

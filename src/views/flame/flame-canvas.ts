import type { FlameTree } from '../../analysis/pprof/flame/flame-tree.ts';
import { FlameInput } from './flame-input.ts';
import { FlamePainter } from './flame-painter.ts';
import { type FlamePalette, readFlamePalette } from './flame-palette.ts';
import {
  clampFlame,
  type FlameScene,
  type FlameWindow,
  type FrameWords,
  rowTop,
  treeHeight,
  windowOf,
} from './flame-scene.ts';

export interface FlameOptions {
  /** Name of the drawing for assistive technology, and the id of what explains it. */
  readonly label: string;
  readonly describedBy: string;
  readonly words: FrameWords;
  readonly isUpward: boolean;
  readonly firstDepth: number;
  /** A frame is to take the whole width; 0 for all. */
  zoom(frame: number): void;
  /** The frame of the keys, or of a tap. */
  activate(frame: number): void;
  hover(frame: number, x: number, y: number): void;
  /** A function's callers and callees are wanted. */
  around(frame: number): void;
  /** Esc where there is nothing to zoom out of. */
  leave(): void;
  /** The window rests after it moved. */
  settled(window: FlameWindow, pixels: number): void;
}

/** What can change from outside; a picture is drawn when something did. */
interface Shown {
  readonly tree: FlameTree;
  readonly zoomed: number;
  readonly active: number;
  readonly matched: Uint8Array | null;
  readonly isDifference: boolean;
}

const rowHeights = { fine: 20, coarse: 30 } as const;
const zoomMs = 120;
const settleMs = 150;

/** A flame graph on a canvas: draws every frame from what it holds, so that moving never waits for an answer. */
export class FlameCanvas {
  /** Takes the keys; scrolls through the rows. */
  readonly element = document.createElement('div');
  readonly options: FlameOptions;
  shown: Shown;
  window: FlameWindow;
  hovered = -1;
  private readonly canvas = document.createElement('canvas');
  private readonly tall = document.createElement('div');
  private readonly painter = new FlamePainter();
  private readonly input: FlameInput;
  private readonly ended = new AbortController();
  private readonly resizing: ResizeObserver;
  private readonly theming: MutationObserver;
  private palette: FlamePalette | null = null;
  private font = 'monospace';
  private width = 0;
  private height = 0;
  private frame = 0;
  private settle: ReturnType<typeof setTimeout> | undefined;
  /** Where a zoom leads and when it began. */
  private moving: { from: FlameWindow; to: FlameWindow; startMs: number } | null = null;

  constructor(parent: HTMLElement, options: FlameOptions, shown: Shown) {
    this.options = options;
    this.shown = shown;
    this.window = windowOf(shown.tree, shown.zoomed);
    this.element.className = 'flame-draw';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'application');
    this.element.setAttribute('aria-label', options.label);
    this.element.setAttribute('aria-describedby', options.describedBy);
    this.canvas.setAttribute('aria-hidden', 'true');
    this.tall.append(this.canvas);
    this.element.append(this.tall);
    parent.append(this.element);
    this.input = new FlameInput(this, this.canvas);
    const { signal } = this.ended;
    const redraw = () => this.draw();
    this.element.addEventListener('scroll', redraw, { passive: true, signal });
    for (const kind of ['focus', 'blur']) this.element.addEventListener(kind, redraw, { signal });
    this.resizing = new ResizeObserver(() => this.resize());
    this.resizing.observe(this.element);
    const recolour = () => {
      this.palette = null;
      this.draw();
    };
    this.theming = new MutationObserver(recolour);
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal });
    this.resize();
    if (options.isUpward) this.element.scrollTop = this.element.scrollHeight;
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

  show(change: Partial<Shown>): void {
    const before = this.shown;
    this.shown = { ...before, ...change };
    if (this.shown.tree !== before.tree) {
      this.hovered = -1;
      this.moving = null;
      this.window = windowOf(this.shown.tree, this.shown.zoomed);
      this.resize();
      if (this.options.isUpward) this.element.scrollTop = this.element.scrollHeight;
      this.rest();
    } else if (this.shown.zoomed !== before.zoomed)
      this.glideTo(windowOf(this.shown.tree, this.shown.zoomed));
    if (change.active !== undefined && change.active >= 0) this.reveal(change.active);
    this.draw();
  }

  scene(): FlameScene {
    const coarse = matchMedia('(pointer: coarse)').matches;
    return {
      ...this.shown,
      window: this.window,
      width: this.width,
      height: this.height,
      rowHeight: coarse ? rowHeights.coarse : rowHeights.fine,
      scrollTop: this.element.scrollTop,
      isUpward: this.options.isUpward,
      firstDepth: this.options.firstDepth,
      hovered: this.hovered,
      isFocused: document.activeElement === this.element,
      words: this.options.words,
      font: this.font,
    };
  }

  /** Shows another stretch at once. */
  moveTo(window: FlameWindow): void {
    this.moving = null;
    this.window = clampFlame(window, windowOf(this.shown.tree, 0));
    this.draw();
    this.rest();
  }

  /** Shows another stretch in a short motion; at once for who wants none. */
  private glideTo(window: FlameWindow): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.moveTo(window);
      return;
    }
    this.moving = { from: this.window, to: window, startMs: performance.now() };
    this.rest();
  }

  private rest(): void {
    clearTimeout(this.settle);
    this.settle = setTimeout(
      () => this.options.settled(this.moving?.to ?? this.window, this.width * this.ratio()),
      settleMs,
    );
  }

  /** Scrolls as little as brings a frame's row into view. */
  private reveal(frame: number): void {
    const scene = this.scene();
    const top = rowTop(scene, this.shown.tree.depth[frame] as number);
    if (top < 0) this.element.scrollTop += top;
    else if (top + scene.rowHeight > this.height)
      this.element.scrollTop += top + scene.rowHeight - this.height;
  }

  /** Draws in the next frame. */
  draw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.drawNow(now));
  }

  private ratio(): number {
    // Past two device pixels per CSS pixel nobody sees more, and every frame costs more.
    return Math.min(2, window.devicePixelRatio || 1);
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.element;
    const scene = this.scene();
    this.tall.style.height = `${Math.max(clientHeight, treeHeight(scene))}px`;
    if (clientWidth === this.width && clientHeight === this.height) return;
    this.width = clientWidth;
    this.height = clientHeight;
    if (this.width === 0 || this.height === 0) return;
    this.canvas.width = Math.round(this.width * this.ratio());
    this.canvas.height = Math.round(this.height * this.ratio());
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    cancelAnimationFrame(this.frame);
    // At once: a canvas that was resized is empty until it is drawn.
    this.drawNow(performance.now());
    this.rest();
  }

  private drawNow(now: number): void {
    this.frame = 0;
    if (this.width === 0 || this.height === 0) return;
    if (!this.palette) {
      this.palette = readFlamePalette(this.element);
      this.font = getComputedStyle(this.element).fontFamily;
    }
    if (this.moving) this.glide(this.moving, now);
    const context = this.canvas.getContext('2d', { alpha: false });
    if (context) this.painter.paint(context, this.scene(), this.palette, this.ratio());
  }

  private glide({ from, to, startMs }: NonNullable<typeof this.moving>, now: number): void {
    const part = Math.min(1, Math.max(0, (now - startMs) / zoomMs));
    const ease = 1 - (1 - part) ** 3;
    this.window = {
      from: from.from + (to.from - from.from) * ease,
      to: from.to + (to.to - from.to) * ease,
    };
    if (part < 1) {
      this.draw();
      return;
    }
    this.window = to;
    this.moving = null;
  }
}

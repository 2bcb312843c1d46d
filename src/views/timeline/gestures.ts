/** What a pointer or fingers on a canvas ask for. Places are CSS pixels from the canvas's upper left corner. */
export interface GestureTarget {
  /** The drag moved by so much since the last time. */
  pan(dx: number, dy: number): void;
  /** Fingers moved apart or together: show `factor` times as much, around `x`. */
  zoom(factor: number, x: number): void;
  /** A range is drawn with the pointer; `done` when it is let go, `null` where it was taken back. */
  range(fromX: number, toX: number, done: boolean): void;
  /** Down and up at one place. */
  tap(x: number, y: number, coarse: boolean, twice: boolean): void;
  hover(x: number, y: number): void;
  leave(): void;
  /** Whether this press begins a range instead of a drag. */
  startsRange(event: PointerEvent): boolean;
}

/** A press that moves less than this is a tap, in CSS pixels. */
const still = { fine: 4, coarse: 9 } as const;
/** A second tap this soon after the first, in milliseconds, is a double tap. */
const twiceMs = 400;

interface Finger {
  x: number;
  y: number;
}

/**
 * Turns pointer events into gestures: drag, tap, pinch, range. Vertical swipes are left to the browser (the element has
 * `touch-action: pan-y`), so that a page with a timeline still scrolls under one finger.
 */
export class Gestures {
  private readonly element: HTMLElement;
  private readonly target: GestureTarget;
  private readonly fingers = new Map<number, Finger>();
  private begin: Finger = { x: 0, y: 0 };
  private moved = false;
  private drawsRange = false;
  private lastTapMs = Number.NEGATIVE_INFINITY;
  private readonly listening = new AbortController();

  constructor(element: HTMLElement, target: GestureTarget) {
    this.element = element;
    this.target = target;
    const { signal } = this.listening;
    const on = (kind: string, hear: (event: PointerEvent) => void) =>
      element.addEventListener(kind, hear as EventListener, { signal });
    on('pointerdown', (event) => this.down(event));
    on('pointermove', (event) => this.move(event));
    on('pointerup', (event) => this.up(event));
    on('pointercancel', (event) => this.cancel(event));
    on('pointerleave', () => target.leave());
  }

  destroy(): void {
    this.listening.abort();
  }

  private placeOf(event: PointerEvent): Finger {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || this.fingers.size >= 2) return;
    const at = this.placeOf(event);
    this.fingers.set(event.pointerId, at);
    this.element.setPointerCapture(event.pointerId);
    if (this.fingers.size === 1) {
      this.begin = { ...at };
      this.moved = false;
      this.drawsRange = this.target.startsRange(event);
    } else {
      this.moved = true;
      this.drawsRange = false;
    }
  }

  private move(event: PointerEvent): void {
    const at = this.placeOf(event);
    const finger = this.fingers.get(event.pointerId);
    if (!finger) {
      this.target.hover(at.x, at.y);
      return;
    }
    const before = { ...finger };
    if (this.fingers.size === 2) {
      const other = [...this.fingers.values()].find((one) => one !== finger) as Finger;
      this.pinch(before, at, other);
      Object.assign(finger, at);
      return;
    }
    const limit = event.pointerType === 'touch' ? still.coarse : still.fine;
    if (!this.moved && Math.hypot(at.x - this.begin.x, at.y - this.begin.y) < limit) return;
    this.moved = true;
    Object.assign(finger, at);
    if (this.drawsRange) this.target.range(this.begin.x, at.x, false);
    // A finger's vertical way belongs to the browser, which scrolls with it.
    else this.target.pan(at.x - before.x, event.pointerType === 'touch' ? 0 : at.y - before.y);
  }

  private pinch(before: Finger, now: Finger, other: Finger): void {
    const apart = (one: Finger) => Math.max(10, Math.hypot(one.x - other.x, one.y - other.y));
    const middle = (now.x + other.x) / 2;
    this.target.pan((now.x - before.x) / 2, 0);
    this.target.zoom(apart(before) / apart(now), middle);
  }

  private up(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0) return;
    const at = this.placeOf(event);
    if (this.moved) {
      if (this.drawsRange) this.target.range(this.begin.x, at.x, true);
      return;
    }
    const twice = event.timeStamp - this.lastTapMs < twiceMs;
    this.lastTapMs = twice ? Number.NEGATIVE_INFINITY : event.timeStamp;
    this.target.tap(at.x, at.y, event.pointerType === 'touch', twice);
  }

  private cancel(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    this.moved = true;
  }
}

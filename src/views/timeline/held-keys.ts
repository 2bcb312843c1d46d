/** Zoom and pan keys that act for as long as they are held. */
const held = {
  w: { zoom: -1, pan: 0 },
  s: { zoom: 1, pan: 0 },
  '+': { zoom: -1, pan: 0 },
  '=': { zoom: -1, pan: 0 },
  '-': { zoom: 1, pan: 0 },
  a: { zoom: 0, pan: -1 },
  d: { zoom: 0, pan: 1 },
} as const;

type HeldKey = keyof typeof held;

/** Per second of holding: times as much time shown, and parts of the window moved. */
const zoomPerSecond = 8;
const panPerSecond = 1.4;
/** What one press does at least, as if held so long; and all it does where motion is unwelcome. */
const pressSeconds = 0.09;

/** Moves smoothly while keys are held; one step per press for readers who asked for less motion. */
export class HeldKeys {
  private readonly down = new Set<HeldKey>();
  private readonly move: (zoom: number, pan: number) => void;
  private frame = 0;
  private last = 0;

  /** @param move shows `zoom` times as much time, moved by `pan` windows */
  constructor(move: (zoom: number, pan: number) => void) {
    this.move = move;
  }

  /** True where the key is one of these. */
  press(key: string): boolean {
    const name = key.toLowerCase();
    if (!(name in held)) return false;
    const isNew = !this.down.has(name as HeldKey);
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.act(name as HeldKey, 2 * pressSeconds);
      return true;
    }
    if (!isNew) return true;
    this.down.add(name as HeldKey);
    this.act(name as HeldKey, pressSeconds);
    if (this.frame === 0) {
      this.last = performance.now();
      this.frame = requestAnimationFrame((now) => this.step(now));
    }
    return true;
  }

  release(key: string): void {
    this.down.delete(key.toLowerCase() as HeldKey);
  }

  releaseAll(): void {
    this.down.clear();
  }

  destroy(): void {
    this.releaseAll();
    cancelAnimationFrame(this.frame);
  }

  private act(key: HeldKey, seconds: number): void {
    const { zoom, pan } = held[key];
    this.move(zoomPerSecond ** (zoom * seconds), pan * panPerSecond * seconds);
  }

  private step(now: number): void {
    if (this.down.size === 0) {
      this.frame = 0;
      return;
    }
    // A frame that came late must not make the reader jump.
    const seconds = Math.max(0, Math.min((now - this.last) / 1000, 0.05));
    this.last = now;
    for (const key of this.down) this.act(key, seconds);
    this.frame = requestAnimationFrame((next) => this.step(next));
  }
}

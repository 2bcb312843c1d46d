/** What stands against starting the machine here. */
export type Obstacle =
  /** It cannot run. */
  | 'no-wasm'
  | 'no-worker'
  /** It may run; the reader decides. */
  | 'phone'
  | 'small-memory';

export interface Surroundings {
  readonly wasm: boolean;
  readonly worker: boolean;
  /** The browser says that it is a phone's, or the window is a phone's and pointed at by finger. */
  readonly phone: boolean;
  /** GB as the browser reports it (a rounded value, at most 8); undefined where it does not say. */
  readonly memoryGb: number | undefined;
}

/** The tab takes 340 to 520 MB (`npm run bench:vm`, Chromium); with 2 GB little else can be open. */
const enoughGb = 4;

/** The gravest obstacle, or null. */
export function obstacleIn({ wasm, worker, phone, memoryGb }: Surroundings): Obstacle | null {
  if (!wasm) return 'no-wasm';
  if (!worker) return 'no-worker';
  if (phone) return 'phone';
  return memoryGb !== undefined && memoryGb < enoughGb ? 'small-memory' : null;
}

/** Whether the machine can run at all in spite of the obstacle. */
export function mayStart(obstacle: Obstacle | null): boolean {
  return obstacle !== 'no-wasm' && obstacle !== 'no-worker';
}

/** What this browser says of itself. */
export function surroundings(): Surroundings {
  const { userAgentData, deviceMemory } = navigator as Navigator & {
    readonly userAgentData?: { readonly mobile?: boolean };
    readonly deviceMemory?: number;
  };
  const byFinger = matchMedia('(pointer: coarse) and (hover: none) and (max-width: 640px)').matches;
  return {
    wasm: typeof WebAssembly === 'object',
    worker: typeof Worker === 'function',
    phone: userAgentData?.mobile === true || byFinger,
    memoryGb: deviceMemory,
  };
}

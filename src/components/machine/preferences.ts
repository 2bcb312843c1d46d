/** How a reader likes the dock, kept in this browser. */
export interface Preferences {
  readonly open: boolean;
  readonly side: 'bottom' | 'right';
  /** CSS pixels: height at the bottom, width on the right. */
  readonly heightPx: number;
  readonly widthPx: number;
  /** CSS pixels of the terminals' text; null: as the screen's width asks for. */
  readonly textPx: number | null;
  readonly screenReader: boolean;
}

const key = 'trace-dojo:machine';
export const sizeLimits = { heightPx: [180, 2000], widthPx: [360, 2000], textPx: [9, 28] } as const;
/** From here on a dock on the right leaves a lesson its measure. */
const rightFromPx = 1680;

/** What a window decides about a dock that nobody has moved. */
interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

export function usualPreferences({ widthPx, heightPx }: Room): Preferences {
  return {
    open: false,
    side: widthPx >= rightFromPx ? 'right' : 'bottom',
    heightPx: Math.max(320, Math.round(heightPx * (widthPx < 640 ? 0.6 : 0.45))),
    widthPx: 620,
    textPx: null,
    screenReader: false,
  };
}

/** What was kept, with the usual value where there is none or it makes no sense. */
export function readPreferences(storage: Pick<Storage, 'getItem'>, room: Room): Preferences {
  const usual = usualPreferences(room);
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { open, side, heightPx, widthPx, textPx, screenReader } = kept as Record<string, unknown>;
    return {
      open: open === true,
      side: side === 'right' || side === 'bottom' ? side : usual.side,
      heightPx: within(heightPx, sizeLimits.heightPx) ?? usual.heightPx,
      widthPx: within(widthPx, sizeLimits.widthPx) ?? usual.widthPx,
      textPx: within(textPx, sizeLimits.textPx) ?? usual.textPx,
      screenReader: screenReader === true,
    };
  } catch {
    return usual;
  }
}

/** Without storage the choice lasts for this page. */
export function keepPreferences(storage: Pick<Storage, 'setItem'>, preferences: Preferences): void {
  try {
    storage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Forbidden or full: nothing is lost but the size of a dock.
  }
}

function within(value: unknown, [least, most]: readonly [number, number]): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

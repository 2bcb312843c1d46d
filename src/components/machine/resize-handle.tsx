import type { DockState } from './dock-state.ts';
import { sizeLimits } from './preferences.ts';

const stepPx = 24;

/** The dock's inner edge: drags with the pointer, moves with the arrow keys. */
export function ResizeHandle({ dock }: { readonly dock: DockState }) {
  const t = dock.model.words;
  const { side, heightPx, widthPx } = dock.preferences.value;
  const right = side === 'right';
  const room = (right ? window.innerWidth : window.innerHeight) - (right ? 320 : 96);
  const [least] = right ? sizeLimits.widthPx : sizeLimits.heightPx;
  const most = Math.max(least, room);
  const now = Math.min(most, right ? widthPx : heightPx);
  const set = (px: number) => {
    const size = Math.round(Math.min(most, Math.max(least, px)));
    dock.prefer(right ? { widthPx: size } : { heightPx: size });
  };
  const keys: Readonly<Record<string, () => void>> = {
    [right ? 'ArrowLeft' : 'ArrowUp']: () => set(now + stepPx),
    [right ? 'ArrowRight' : 'ArrowDown']: () => set(now - stepPx),
    Home: () => set(least),
    End: () => set(most),
  };
  return (
    <div
      class="machine-resize"
      role="separator"
      tabIndex={0}
      aria-orientation={right ? 'vertical' : 'horizontal'}
      aria-label={t.resize}
      aria-description={t.resizeHelp}
      aria-valuenow={now}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={(event) => {
        const act = keys[event.key];
        if (!act) return;
        event.preventDefault();
        act();
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        set(right ? window.innerWidth - event.clientX : window.innerHeight - event.clientY);
      }}
    />
  );
}

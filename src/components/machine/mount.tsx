import { render } from 'preact';
import type { MachineManifest, StartOptions } from '../../vm/types.ts';
import { linkStyles } from '../site/link-styles.ts';
import { takeCapture } from './captures.ts';
import { Dock } from './dock.tsx';
import { DockState } from './dock-state.ts';
import { fetchManifest } from './manifest.ts';
import type { MachineProps } from './props.ts';
import { SavedStates } from './saved-states.ts';
import liveStyles from './styles/live.css?url';

/**
 * Puts the live dock in the place of the line that was there.
 * @param size what a start loads, for people; empty before it is known
 */
export async function mountDock(place: HTMLElement, props: MachineProps, size: string): Promise<DockState> {
  await linkStyles(liveStyles);
  const manifest = once(() => fetchManifest(props.base));
  const dock = new DockState(place, props, {
    start: async (options: StartOptions) => {
      const { startInPage } = await import('../../vm/host/start-in-page.ts');
      return startInPage(`${props.base}machine/`, options);
    },
    saved: new SavedStates(indexedDbOrNone()),
    version: async () => (await manifest())?.version ?? null,
    scenario: (id) => fetchScenario(props.base, id),
    nowMs: () => Date.now(),
  });
  dock.size.value = size;
  dock.model.captured = (file) => void takeCapture(dock, file);
  place.replaceChildren();
  render(<Dock dock={dock} />, place);
  return dock;
}

function once(ask: () => Promise<MachineManifest | null>): () => Promise<MachineManifest | null> {
  let asked: Promise<MachineManifest | null> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** The scenario's files, as `pages/scenarios` wrote them: base64 by path. */
async function fetchScenario(base: string, id: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const response = await fetch(`${base}scenarios/${id}.json`);
  if (!response.ok) throw new Error(`${response.status}`);
  const files = (await response.json()) as Readonly<Record<string, string>>;
  return new Map(Object.entries(files).map(([path, text]) => [path, fromBase64(text)]));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}

/** Browsers that forbid storage throw on the mere name. */
function indexedDbOrNone(): IDBFactory | undefined {
  try {
    return indexedDB;
  } catch {
    return undefined;
  }
}

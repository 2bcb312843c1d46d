import { formatBytes } from '../../views/format-count.ts';
import type { DockState, TerminalNumber } from './dock-state.ts';
import { fetchManifest } from './manifest.ts';
import { readPreferences } from './preferences.ts';
import { type MachineProps, startBytes } from './props.ts';

/*
 * The closed dock of a page and the buttons on its commands. The dock itself comes with the first use, so that a lesson
 * does not pay for it; its words stand in the page.
 */

const place = document.querySelector<HTMLElement>('[data-machine]');
if (place) startMachineDock(place, JSON.parse(place.dataset.machine ?? '{}') as MachineProps);

function startMachineDock(place: HTMLElement, props: MachineProps): void {
  const opener = place.querySelector<HTMLButtonElement>('[data-machine-open]');
  let size = '';
  let dock: Promise<DockState> | undefined;
  const live = () => {
    dock ??= import('./mount.tsx').then(({ mountDock }) => mountDock(place, props, size));
    return dock;
  };
  place.hidden = false;
  if (props.inPage || wasOpen()) void live();
  opener?.addEventListener('click', async () => {
    opener.setAttribute('aria-busy', 'true');
    void (await live()).begin();
  });
  startRunButtons(async (command, terminal) => (await live()).run(command, terminal));
  void fetchManifest(props.base).then((manifest) => {
    if (!manifest) return;
    size = formatBytes(startBytes(manifest));
    const label = opener?.querySelector<HTMLElement>('[data-machine-label]');
    if (label && !dock) label.textContent = (label.dataset.machineLabel ?? '').replace('#', size);
    void dock?.then((made) => {
      made.size.value = size;
    });
  });
}

/** Whether the reader left the dock open. */
function wasOpen(): boolean {
  try {
    return readPreferences(localStorage, { widthPx: innerWidth, heightPx: innerHeight }).open;
  } catch {
    // Storage may be forbidden.
    return false;
  }
}

/** Shows the buttons on the page's commands and gives what they stand for. */
function startRunButtons(run: (command: string, terminal: TerminalNumber) => Promise<void>): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-machine-run]')) {
    const command = button.parentElement?.querySelector('pre')?.textContent?.trim();
    if (!command) continue;
    button.hidden = false;
    button.addEventListener('click', () => void run(command, button.dataset.machineRun === '2' ? 2 : 1));
  }
}

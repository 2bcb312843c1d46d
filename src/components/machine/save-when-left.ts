import type { MachineModel } from './machine-model.ts';

/** A page that is to be left is held back no longer than this. */
const holdMs = 4000;

/**
 * Saves a running machine when the reader follows a link to another page of this site, where it can then be resumed. A
 * tab that is closed cannot wait for that.
 */
export function saveWhenLeft(model: MachineModel): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !model.running.peek() || !leavesPage(event, link)) return;
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, holdMs));
    void Promise.race([model.save(), late]).finally(() => location.assign(link.href));
  });
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}

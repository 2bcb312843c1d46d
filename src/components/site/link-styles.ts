const linked = new Map<string, Promise<void>>();

/**
 * Adds a style sheet that is linked here and not imported: a page would else load the styles of what may never be
 * opened. Resolves when it is there, or cannot be had.
 */
export function linkStyles(address: string): Promise<void> {
  const known = linked.get(address);
  if (known) return known;
  if (document.querySelector(`link[rel="stylesheet"][href="${address}"]`)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  const loaded = new Promise<void>((resolve) => {
    // What is shown still works without its styles.
    link.onload = link.onerror = () => resolve();
  });
  linked.set(address, loaded);
  document.head.append(link);
  return loaded;
}

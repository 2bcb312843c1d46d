/** Lets the keyboard scroll a table of the text where it is wider than the page; elsewhere it is no stop for Tab. */
export function startScrollableTables(): void {
  const update = (table: Element) => {
    if (table.scrollWidth > table.clientWidth) table.setAttribute('tabindex', '0');
    else table.removeAttribute('tabindex');
  };
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) update(target);
  });
  for (const table of document.querySelectorAll('.prose table:not(.analyzer *)')) watch.observe(table);
}

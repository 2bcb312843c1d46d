/**
 * The terminal writes its colours and cell sizes into `<style>` elements, which the site's content security policy does
 * not allow. A constructed style sheet is allowed: it can only be made by a script that is. So while the terminal is
 * built up, the `style` elements it makes are empty ones that pass their text on to such a sheet. (xterm 6.0 makes all
 * of them then; its option `documentOverride` reaches only some.)
 */
export function withStrictStyles(build: () => void): void {
  const make = document.createElement;
  document.createElement = ((tag: string, options?: ElementCreationOptions) =>
    tag === 'style' ? styleOn(make) : make.call(document, tag, options)) as typeof document.createElement;
  try {
    build();
  } finally {
    // The own property hides the document's method only as long.
    Reflect.deleteProperty(document, 'createElement');
  }
}

function styleOn(make: typeof document.createElement): HTMLElement {
  const sheet = new CSSStyleSheet();
  const element = make.call(document, 'span');
  element.hidden = true;
  document.adoptedStyleSheets.push(sheet);
  Object.defineProperty(element, 'textContent', {
    get: () => '',
    set: (text: string) => sheet.replaceSync(text),
  });
  const remove = element.remove.bind(element);
  element.remove = () => {
    const place = document.adoptedStyleSheets.indexOf(sheet);
    if (place >= 0) document.adoptedStyleSheets.splice(place, 1);
    remove();
  };
  return element;
}

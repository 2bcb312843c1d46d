/**
 * The terminal writes its colours and cell sizes into `<style>` elements, which the site's content security policy does
 * not allow. A constructed style sheet is allowed: it can only be made by a script that is. So the terminal is given a
 * document whose `style` elements are empty ones that pass their text on to such a sheet.
 */
export function strictDocument(real: Document): Document {
  return new Proxy(real, {
    get(target, name) {
      if (name === 'createElement') {
        return (tag: string, options?: ElementCreationOptions) =>
          tag === 'style' ? styleOn(target) : target.createElement(tag, options);
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}

function styleOn(real: Document): HTMLElement {
  const sheet = new CSSStyleSheet();
  const element = real.createElement('span');
  element.hidden = true;
  real.adoptedStyleSheets.push(sheet);
  Object.defineProperty(element, 'textContent', {
    get: () => '',
    set: (text: string) => sheet.replaceSync(text),
  });
  const remove = element.remove.bind(element);
  element.remove = () => {
    const place = real.adoptedStyleSheets.indexOf(sheet);
    if (place >= 0) real.adoptedStyleSheets.splice(place, 1);
    remove();
  };
  return element;
}

import { splitCode } from './inline-code.ts';

/** An element with attributes and children; text becomes text nodes only, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Text with its backquoted parts as code. */
export function withCode(text: string): Node[] {
  return splitCode(text).map((piece) =>
    piece.code ? element('code', {}, piece.text) : document.createTextNode(piece.text),
  );
}

export function button(label: string, press: () => void, className = 'button'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', press);
  return made;
}

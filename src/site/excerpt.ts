const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (all, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()] ?? all;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/**
 * A search excerpt (escaped HTML with `<mark>` around matches) as plain pieces, so that the page can show it as text
 * nodes and never as markup.
 */
export function excerptParts(html: string): { text: string; match: boolean }[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      match: piece.startsWith('<mark>'),
      text: decode(piece.replace(/^<mark>|<\/mark>$/g, '')),
    }));
}

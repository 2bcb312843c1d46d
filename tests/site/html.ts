/** What the checks need to know of a built page. Built HTML is well formed, so tags can be read one by one. */
export interface Page {
  readonly lang: string | undefined;
  readonly title: string;
  readonly ids: ReadonlySet<string>;
  readonly repeatedIds: readonly string[];
  /** Every address in an attribute, with the tag it stands in. */
  readonly links: readonly { readonly tag: string; readonly url: string }[];
  /** Languages of `<link rel="alternate" hreflang>` and where they lead. */
  readonly alternates: ReadonlyMap<string, string>;
  /** Languages that a reader can change to, `<a hreflang>`, and where those links lead. */
  readonly otherLanguages: ReadonlyMap<string, string>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    found.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return found;
}

const addressAttributes = ['href', 'src', 'poster', 'data', 'action', 'component-url', 'renderer-url'];

function addressesOf(tag: string, attributes: ReadonlyMap<string, string>): string[] {
  const found = addressAttributes.flatMap((name) => attributes.get(name) ?? []);
  const set = attributes.get('srcset') ?? '';
  const candidates = set.split(',').flatMap((part) => part.trim().split(/\s+/)[0] || []);
  return tag === 'base' ? [] : [...found, ...candidates];
}

export function readPage(html: string): Page {
  const ids = new Set<string>();
  const repeatedIds: string[] = [];
  const links: { tag: string; url: string }[] = [];
  const alternates = new Map<string, string>();
  const otherLanguages = new Map<string, string>();
  let lang: string | undefined;
  const markup = html.replace(/<!--.*?-->/gs, '').replace(/(<(script|style)\b[^>]*>).*?(?=<\/\2>)/gis, '$1');
  for (const [, name = '', text = ''] of markup.matchAll(
    /<([a-z][\w-]*)((?:\s+[^\s"'=<>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi,
  )) {
    const tag = name.toLowerCase();
    const attributes = attributesOf(text);
    if (tag === 'html') lang = attributes.get('lang');
    const id = attributes.get('id');
    if (id !== undefined) {
      if (ids.has(id)) repeatedIds.push(id);
      ids.add(id);
    }
    const language = attributes.get('hreflang');
    const href = attributes.get('href');
    if (tag === 'link' && language && href !== undefined) alternates.set(language, href);
    if (tag === 'a' && language && href !== undefined) otherLanguages.set(language, href);
    for (const url of addressesOf(tag, attributes)) links.push({ tag, url });
  }
  const title = decodeEntities(/<title>(.*?)<\/title>/is.exec(html)?.[1] ?? '');
  return { lang, title, ids, repeatedIds, links, alternates, otherLanguages };
}

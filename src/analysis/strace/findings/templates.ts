/** Digits, or a hash or UUID: eight and more hexadecimal digits, with dashes as UUIDs have them. */
const ID = /[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\d+/gi;
/** A name with more numbers than this is a list and no template. */
const MOST_IDS = 12;

/** A text taken apart into what stays and the numbers or ids in it: `item-`, `.json` and `17`. */
export interface Template {
  /** One more than there are ids. */
  readonly fixed: readonly string[];
  readonly ids: readonly string[];
  /** Equal keys, equal fixed parts. */
  readonly key: string;
}

/** null for a text without ids, or with too many. */
export function templateOf(text: string): Template | null {
  const ids = text.match(ID);
  if (!ids || ids.length > MOST_IDS) return null;
  const fixed = text.split(ID);
  return { fixed, ids, key: fixed.join('\0') };
}

/** One call and its text. */
export interface Item {
  readonly call: number;
  readonly template: Template;
}

export interface Varying {
  readonly calls: readonly number[];
  /** With `*` for what varies. */
  readonly text: string;
}

/**
 * The calls of `items` (equal keys, not empty) that differ in one id alone and ask for at least `fewest` different
 * values of it; null where there are none. Ids that always are equal count as one (`/7/item-7.json`). Where more than
 * one varies, the items are split by all ids but one (`/page/1/item-*`, `/page/2/item-*`), and the one that keeps the
 * most calls is taken.
 */
export function findVarying(items: readonly Item[], fewest: number): Varying | null {
  const variables = variablesOf(items);
  let best: readonly Item[] = [];
  let variable: readonly number[] = [];
  for (const positions of variables) {
    const kept = variables.length === 1 ? enough(items, positions, fewest) : split(items, positions, fewest);
    if (kept.length > best.length) {
      best = kept;
      variable = positions;
    }
  }
  if (best.length === 0) return null;
  const first = (best[0] as Item).template;
  const stars = new Set(variable);
  for (const [position, id] of first.ids.entries()) {
    if (best.some(({ template }) => template.ids[position] !== id)) stars.add(position);
  }
  const text = first.fixed.reduce((all, part, i) => {
    const id = stars.has(i - 1) ? '*' : (first.ids[i - 1] as string);
    return `${all}${id}${part}`;
  });
  return { calls: best.map(({ call }) => call), text };
}

/** The positions that vary, those that always hold equal ids together. */
function variablesOf(items: readonly Item[]): number[][] {
  const first = (items[0] as Item).template.ids;
  const variables: number[][] = [];
  for (let position = 0; position < first.length; position++) {
    if (items.every(({ template }) => template.ids[position] === first[position])) continue;
    const same = variables.find(([known]) =>
      items.every(({ template }) => template.ids[position] === template.ids[known as number]),
    );
    if (same) same.push(position);
    else variables.push([position]);
  }
  return variables;
}

function enough(items: readonly Item[], [position = 0]: readonly number[], fewest: number): readonly Item[] {
  const values = new Set<string>();
  for (const { template } of items) {
    values.add(template.ids[position] as string);
    if (values.size >= fewest) return items;
  }
  return [];
}

/** The items of those groups that differ in nothing but `positions`, and enough there. */
function split(items: readonly Item[], positions: readonly number[], fewest: number): Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const rest = item.template.ids.filter((_, position) => !positions.includes(position)).join('\0');
    const group = groups.get(rest);
    if (group) group.push(item);
    else groups.set(rest, [item]);
  }
  const kept: Item[] = [];
  for (const group of groups.values()) for (const item of enough(group, positions, fewest)) kept.push(item);
  return kept;
}

import type { Template } from './templates.ts';

export interface Varying {
  readonly calls: readonly number[];
  /** With `*` for what varies. */
  readonly text: string;
}

/** Gives a call's template again: a group can have a million calls, so they are not kept. */
type TemplateOf = (call: number) => Template;

/** So many calls say which ids vary. */
const SAMPLE = 1000;

/**
 * The calls (of one template, not empty) that differ in one id alone and ask for at least `fewest` different values of
 * it; null where there are none. Ids that always are equal count as one (`/7/item-7.json`). Where more than one varies,
 * the calls are split by all ids but one (`/page/1/item-*`, `/page/2/item-*`), and the one that keeps the most calls of
 * the first thousand is taken.
 */
export function findVarying(
  calls: readonly number[],
  templateOf: TemplateOf,
  fewest: number,
): Varying | null {
  const sample = calls.slice(0, SAMPLE);
  const samples = sample.map(templateOf);
  const variables = variablesOf(samples);
  let variable = variables[0];
  if (!variable) return null;
  let most = 0;
  for (const positions of variables.length > 1 ? variables : []) {
    const kept = split(sample, templateOf, positions, fewest).length;
    if (kept > most) variable = positions;
    most = Math.max(most, kept);
  }
  const kept =
    variables.length > 1
      ? split(calls, templateOf, variable, fewest)
      : hasEnough(calls, templateOf, variable, fewest)
        ? calls
        : [];
  if (kept.length === 0) return null;
  const stars = new Set([...variable, ...variablesOf(kept.slice(0, SAMPLE).map(templateOf)).flat()]);
  return { calls: kept, text: pattern(templateOf(kept[0] as number), stars) };
}

function pattern({ key, ids }: Template, stars: ReadonlySet<number>): string {
  return key
    .split('\0')
    .reduce((all, part, i) => `${all}${stars.has(i - 1) ? '*' : (ids[i - 1] as string)}${part}`);
}

/** The positions that vary, those that always hold equal ids together. */
function variablesOf(templates: readonly Template[]): number[][] {
  const first = (templates[0] as Template).ids;
  const variables: number[][] = [];
  for (let position = 0; position < first.length; position++) {
    if (templates.every(({ ids }) => ids[position] === first[position])) continue;
    const same = variables.find(([known = 0]) => templates.every(({ ids }) => ids[position] === ids[known]));
    if (same) same.push(position);
    else variables.push([position]);
  }
  return variables;
}

function hasEnough(
  calls: readonly number[],
  templateOf: TemplateOf,
  [position = 0]: readonly number[],
  fewest: number,
): boolean {
  const values = new Set<string>();
  for (const call of calls) {
    values.add(templateOf(call).ids[position] as string);
    if (values.size >= fewest) return true;
  }
  return false;
}

/** The calls of those groups that differ in nothing but `positions`, and enough there. */
function split(
  calls: readonly number[],
  templateOf: TemplateOf,
  positions: readonly number[],
  fewest: number,
): number[] {
  const groups = new Map<string, number[]>();
  for (const call of calls) {
    let rest = '';
    for (const [position, id] of templateOf(call).ids.entries()) {
      if (!positions.includes(position)) rest += `${id} `;
    }
    const group = groups.get(rest);
    if (group) group.push(call);
    else groups.set(rest, [call]);
  }
  const kept: number[] = [];
  for (const group of groups.values()) {
    if (group.length < fewest || !hasEnough(group, templateOf, positions, fewest)) continue;
    for (const call of group) kept.push(call);
  }
  return kept;
}

import type { Profile } from '../../formats/pprof/profile.ts';
import type { MergedTables } from './merge-tables.ts';
import { BASE_LABEL } from './weights.ts';

/** A label with its texts as places in the merged tables. */
export interface MergedLabel {
  readonly key: number;
  readonly text: number;
  readonly value: bigint;
  readonly unit: number;
}

/** The labels of one sample, ordered by key. */
export function mergedLabels(
  { samples, strings }: Profile,
  sample: number,
  tables: MergedTables,
  marked: boolean,
): MergedLabel[] {
  const { labels, labelStart } = samples;
  const found: MergedLabel[] = [];
  for (let i = labelStart[sample] as number; i < (labelStart[sample + 1] as number); i++) {
    const key = strings.text(labels.key[i] as number);
    // A difference may itself be taken from something: its old marks mean nothing any more.
    if (marked && key === BASE_LABEL) continue;
    found.push({
      key: tables.text(key),
      text: tables.text(strings.text(labels.text[i] as number)),
      value: labels.value[i] as bigint,
      unit: tables.text(strings.text(labels.unit[i] as number)),
    });
  }
  if (marked) found.push({ key: tables.text(BASE_LABEL), text: tables.text('true'), value: 0n, unit: 0 });
  return found.sort((a, b) => a.key - b.key);
}

export function labelKey(labels: readonly MergedLabel[]): string {
  return labels.map(({ key, text, value, unit }) => `${key} ${text} ${value} ${unit}`).join();
}

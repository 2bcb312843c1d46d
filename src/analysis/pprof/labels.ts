import type { Int64 } from '../../formats/pprof/int64.ts';
import { int64 } from '../../formats/pprof/int64.ts';
import type { Profile } from '../../formats/pprof/profile.ts';

export type Label =
  | { readonly key: string; readonly text: string }
  | { readonly key: string; readonly value: Int64 };

/** The labels of one sample, in the order of the file. */
export function labelsOf({ samples, strings }: Profile, sample: number): Label[] {
  const { labels, labelStart } = samples;
  const found: Label[] = [];
  for (let i = labelStart[sample] as number; i < (labelStart[sample + 1] as number); i++) {
    const key = strings.text(labels.key[i] as number);
    const text = labels.text[i] as number;
    found.push(
      text === 0 ? { key, value: int64(labels.value[i] as bigint) } : { key, text: strings.text(text) },
    );
  }
  return found;
}

/**
 * The unit of each key of numeric labels: the first that is given with it; where none is, the key itself, but bytes for
 * sizes that are known as such (google/pprof, profile/profile.go, NumLabelUnits).
 */
export function labelUnits({ samples, strings }: Profile): ReadonlyMap<string, string> {
  const { labels } = samples;
  const units = new Map<string, string>();
  for (let i = 0; i < labels.key.length; i++) {
    if (labels.text[i] !== 0) continue;
    const key = strings.text(labels.key[i] as number);
    const unit = strings.text(labels.unit[i] as number);
    if (!units.get(key)) units.set(key, unit);
  }
  for (const [key, unit] of units) {
    if (unit === '') units.set(key, key === 'alignment' || key === 'request' ? 'bytes' : key);
  }
  return units;
}

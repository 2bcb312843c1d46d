import { absInt64, addInt64, descending, type Int64 } from '../../formats/pprof/int64.ts';
import { type Profile, sampleValue } from '../../formats/pprof/profile.ts';
import { labelsOf, labelUnits } from './labels.ts';
import { compareTexts } from './nodes.ts';
import { scaledText } from './units.ts';

export interface TagValue {
  /** The text of the label, or its number in the largest unit of which there is at least one. */
  readonly text: string;
  readonly weight: Int64;
}

export interface Tag {
  readonly key: string;
  /** Of the samples that have the label. */
  readonly total: Int64;
  /** Heaviest first. */
  readonly values: readonly TagValue[];
}

/** What the samples with each label weigh, by key (google/pprof, internal/report, printTags). */
export function tagsOf(profile: Profile, sampleType: number): Tag[] {
  const { samples } = profile;
  const tags = new Map<string, { total: Int64; values: Map<string, Int64> }>();
  const units = labelUnits(profile);
  for (let sample = 0; sample < samples.count; sample++) {
    if (samples.labelStart[sample] === samples.labelStart[sample + 1]) continue;
    const weight = sampleValue(profile, sample, sampleType);
    for (const label of labelsOf(profile, sample)) {
      const tag = tags.get(label.key) ?? { total: 0, values: new Map<string, Int64>() };
      const text =
        'text' in label ? label.text : scaledText(label.value, units.get(label.key) ?? '', 'minimum');
      tag.total = addInt64(tag.total, weight);
      tag.values.set(text, addInt64(tag.values.get(text) ?? 0, weight));
      tags.set(label.key, tag);
    }
  }
  return [...tags]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([key, { total, values }]) => ({
      key,
      total,
      values: [...values]
        .map(([text, weight]) => ({ text, weight }))
        .sort((a, b) => descending(absInt64(a.weight), absInt64(b.weight)) || compareTexts(a.text, b.text)),
    }));
}

import type { Profile } from '../../formats/pprof/profile.ts';
import { labelsOf, labelUnits } from './labels.ts';
import { compareTexts, type Nodes } from './nodes.ts';
import type { Stacks } from './stacks.ts';
import { scaledText } from './units.ts';
import { BASE_LABEL } from './weights.ts';
import type { WorkingGraph } from './working-graph.ts';

interface TagSums {
  flat: number;
  cum: number;
}

/**
 * How many labels a drawing would show beside each node: the text labels of a sample together are one, each size in
 * bytes is one; those below `cutoff` are not shown (google/pprof, internal/graph, countTags).
 */
export function countTags({ stacks, nodes, weights }: WorkingGraph, cutoff: number): Map<number, number> {
  const { profile, samples } = stacks;
  if (profile.samples.labels.key.length === 0) return new Map();
  const tags = new Map<number, Map<string, TagSums>>();
  const sumsOf = (node: number, key: string): TagSums => {
    const byKey = tags.get(node) ?? new Map<string, TagSums>();
    const sums = byKey.get(key) ?? { flat: 0, cum: 0 };
    tags.set(node, byKey.set(key, sums));
    return sums;
  };
  const unit = labelUnits(profile).get('bytes') ?? '';
  const taken = samples?.length ?? profile.samples.count;
  for (let i = 0; i < taken; i++) {
    const sample = samples === null ? i : (samples[i] as number);
    const weight = weights.rounded(sample);
    if (weight === 0) continue;
    const frames = framesOf(stacks, nodes, sample);
    for (const key of tagsOf(profile, sample, unit)) {
      for (const node of new Set(frames)) sumsOf(node, key).cum += weight;
      if (frames[0] !== undefined) sumsOf(frames[0], key).flat += weight;
    }
  }
  const isShown = ({ flat, cum }: TagSums): boolean =>
    flat !== 0 && (Math.abs(flat) >= cutoff || Math.abs(cum) >= cutoff);
  return new Map([...tags].map(([node, sums]) => [node, [...sums.values()].filter(isShown).length]));
}

function tagsOf(profile: Profile, sample: number, unit: string): string[] {
  const labels = labelsOf(profile, sample);
  const texts = labels.flatMap((label) =>
    'text' in label && label.key !== BASE_LABEL ? `${label.key}:${label.text}` : [],
  );
  const together = texts.sort(compareTexts).join('\\n');
  const sizes = labels.flatMap((label) =>
    'value' in label && label.key === 'bytes'
      ? `${together}\0${scaledText(label.value, unit, 'minimum')}`
      : [],
  );
  return together === '' ? sizes : [together, ...sizes];
}

/** The nodes of a stack, leaf first. */
function framesOf(
  { profile, stackFrom }: Stacks,
  { frameStart, frameNode }: Nodes,
  sample: number,
): number[] {
  const { stack, stackStart } = profile.samples;
  const frames: number[] = [];
  for (let cell = stackFrom[sample] as number; cell < (stackStart[sample + 1] as number); cell++) {
    const location = stack[cell] as number;
    const end = frameStart[location + 1] as number;
    for (let frame = frameStart[location] as number; frame < end; frame++)
      frames.push(frameNode[frame] as number);
  }
  return frames;
}

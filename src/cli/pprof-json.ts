import { totalsByFunction } from '../analysis/pprof/by-function.ts';
import { labelsOf } from '../analysis/pprof/labels.ts';
import type { Report } from '../analysis/pprof/report.ts';
import { sumOfSamples } from '../analysis/pprof/weights.ts';
import type { Int64 } from '../formats/pprof/int64.ts';
import type { Profile, ValueType } from '../formats/pprof/profile.ts';
import { profileKind } from '../views/pprof/profile-kind.ts';

/** A number where JSON's readers keep it exactly, else a text. */
const exact = (value: Int64): number | string => (typeof value === 'number' ? value : String(value));

const typeName = ({ type, unit }: ValueType): string => `${type}/${unit}`;

/** What `analyze --json` prints of a profile. */
export function profileToJson(profile: Profile, file: string) {
  const { sampleTypes, samples, locations } = profile;
  let maxDepth = 0;
  for (let i = 0; i < samples.count; i++)
    maxDepth = Math.max(maxDepth, (samples.stackStart[i + 1] as number) - (samples.stackStart[i] as number));
  let inlinedLocations = 0;
  for (let i = 0; i < locations.count; i++)
    if ((locations.lineStart[i + 1] as number) - (locations.lineStart[i] as number) > 1) inlinedLocations++;
  return {
    file,
    format: 'pprof' as const,
    kind: profileKind(profile),
    bytes: profile.bytes,
    sampleTypes: sampleTypes.map(typeName),
    defaultSampleType: profile.defaultSampleType,
    totals: sampleTypes.map((_, type) => exact(sumOfSamples(profile, type))),
    samples: samples.count,
    locations: locations.count,
    inlinedLocations,
    functions: profile.functions.count,
    mappings: profile.mappings.length,
    maxDepth,
    labels: countLabels(profile),
    periodType: typeName(profile.periodType),
    period: exact(profile.period),
    timeNanos: exact(profile.timeNs),
    durationNanos: exact(profile.durationNs),
    dropFrames: profile.dropFrames,
    keepFrames: profile.keepFrames,
    comments: profile.comments,
    docUrl: profile.docUrl,
    byFunction: Object.fromEntries(
      sampleTypes.map((type, index) => [
        typeName(type),
        totalsByFunction(profile, index).map(({ name, flat, cum }) => ({
          name,
          flat: exact(flat),
          cum: exact(cum),
        })),
      ]),
    ),
  };
}

/** Samples with each label, by `key=value`. */
function countLabels(profile: Profile): Record<string, number> {
  const counts = new Map<string, number>();
  for (let sample = 0; sample < profile.samples.count; sample++) {
    for (const label of labelsOf(profile, sample)) {
      const text = `${label.key}=${'text' in label ? label.text : label.value}`;
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return Object.fromEntries(counts);
}

/** What `top --json` and `diff --json` print. */
export function reportToJson(report: Report) {
  const { profile, sampleType, nodes } = report;
  return {
    format: 'pprof' as const,
    sampleType: typeName(profile.sampleTypes[sampleType] as ValueType),
    total: exact(report.total),
    shown: exact(report.shown),
    droppedNodes: report.droppedNodes,
    nodesBeforeLimit: report.nodesBeforeLimit,
    rows: nodes.map(({ name, info, flat, cum, in: callers, out: callees }) => ({
      name,
      function: info.name,
      ...(info.file !== '' && { file: info.file }),
      ...(info.line !== 0 && { line: info.line }),
      flat: exact(flat),
      cum: exact(cum),
      callers: callers.map(({ from, weight, isInlined }) => ({
        name: from.name,
        weight: exact(weight),
        inlined: isInlined,
      })),
      callees: callees.map(({ to, weight, isInlined }) => ({
        name: to.name,
        weight: exact(weight),
        inlined: isInlined,
      })),
    })),
  };
}

import { commonTypes, IncomparableError } from '../../../analysis/pprof/common-types.ts';
import { subtractProfile } from '../../../analysis/pprof/compare.ts';
import { joinStacks, padded } from '../../../analysis/pprof/flame/join-stacks.ts';
import { profileStacks } from '../../../analysis/pprof/flame/stack-columns.ts';
import { normalised } from '../../../analysis/pprof/normalise.ts';
import { makeReport, type ReportNode } from '../../../analysis/pprof/report.ts';
import { sumOfSamples, Weights } from '../../../analysis/pprof/weights.ts';
import { absInt64, descending, type Int64, int64 } from '../../../formats/pprof/int64.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import type {
  DiffFlameAnswer,
  DiffRow,
  DiffTableAnswer,
  Incomparable,
} from '../../../views/pprof/profile-diff.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { DiffAsked, ProfileRequests } from '../protocol.ts';
import { flameAnswer } from './flame-answers.ts';

const mostKey = 400;
const mostText = 1000;
const everything = { nodeFraction: 0, edgeFraction: 0, edges: 'none' } as const;

/** One profile against another: `before` is what shares are shares of. */
export class ProfileDiff {
  private readonly before: Profile;
  private readonly after: Profile;

  /** @throws IncomparableError */
  constructor(open: Profile, other: Profile, { swapped, normalise }: DiffAsked) {
    this.before = swapped ? other : open;
    const after = swapped ? open : other;
    this.after = normalise ? normalised(after, this.before) : after;
  }

  table({ typeName, text, order, most }: ProfileRequests['profileDiff']['params']): DiffTableAnswer {
    const type = this.type(typeName);
    const difference = subtractProfile(this.after, this.before, true);
    const sampleType = difference.sampleTypes.findIndex((one) => one.type === type.type.type);
    const report = makeReport(difference, { sampleType, ...everything });
    const [before, after] = [this.before, this.after].map((profile, side) => {
      const { nodes } = makeReport(profile, { sampleType: type.places[side as 0 | 1], ...everything });
      return new Map(nodes.map(({ name, cum }) => [name, inUnit(cum, type.ratios[side as 0 | 1])]));
    }) as [Map<string, Int64>, Map<string, Int64>];
    const wanted = text.toLowerCase();
    const found = report.nodes
      .filter(({ name, info }) => wanted === '' || `${name}\0${info.file}`.toLowerCase().includes(wanted))
      .map((node) => rowOf(node, before, after));
    const sign = order.descending ? 1 : -1;
    found.sort((a, b) => sign * compareRows(a, b, order.key));
    return {
      rows: found.slice(0, most),
      count: found.length,
      all: report.nodes.length,
      before: inUnit(sumOfSamples(this.before, type.places[0]), type.ratios[0]),
      after: inUnit(sumOfSamples(this.after, type.places[1]), type.ratios[1]),
      unit: type.type.unit,
    };
  }

  flame({ typeName, ...asked }: ProfileRequests['profileDiffFlame']['params']): DiffFlameAnswer {
    const type = this.type(typeName);
    const stacks = [profileStacks(this.after), profileStacks(this.before)] as const;
    const [after, before] = [
      valuesOf(this.after, type.places[1], type.ratios[1]),
      valuesOf(this.before, type.places[0], type.ratios[0]),
    ];
    const sides = [padded(after, 0, stacks[1].count), padded(before, stacks[0].count, 0)];
    const total = inUnit(sumOfSamples(this.before, type.places[0]), type.ratios[0]);
    const answer = flameAnswer(joinStacks(...stacks), sides, total, false, asked);
    return answer && Object.assign(answer, { unit: type.type.unit });
  }

  /** The sample type of a name on both sides. @throws IncomparableError */
  private type(name: string) {
    const types = commonTypes(this.before, this.after);
    const found = types.find(({ type }) => type.type === name);
    if (!found)
      throw new IncomparableError('no-common-type', [name, types.map(({ type }) => type.type).join(' ')]);
    return found;
  }
}

/** What keeps two profiles from being compared, instead of an answer. */
export function orIncomparable<Answer>(answer: () => Answer): Answer | Incomparable {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof IncomparableError)) throw error;
    const [first, second] = error.sides.map((side) => cutText(side, mostText));
    return { difference: error.difference, sides: [first ?? '', second ?? ''] };
  }
}

function valuesOf(profile: Profile, type: number, ratio: number): Float64Array {
  const weights = new Weights(profile, type);
  return Float64Array.from({ length: profile.samples.count }, (_, sample) => weights.rounded(sample) * ratio);
}

function inUnit(value: Int64, ratio: number): Int64 {
  return ratio === 1 ? value : int64(BigInt(Math.round(Number(value) * ratio)));
}

function rowOf(
  node: ReportNode,
  before: ReadonlyMap<string, Int64>,
  after: ReadonlyMap<string, Int64>,
): DiffRow {
  const { name, info, flat, cum } = node;
  return {
    key: cutText(name, mostKey),
    name: cutText(info.name || name, mostText),
    file: cutText(info.file, mostText),
    ...{ flat, cum, before: before.get(name) ?? 0, after: after.get(name) ?? 0 },
  };
}

/** Changes by their size, as `go tool pprof -diff_base` sorts; sides as they are. */
function compareRows(a: DiffRow, b: DiffRow, key: string): number {
  if (key === 'name') return a.name < b.name ? 1 : a.name > b.name ? -1 : 0;
  if (key === 'before' || key === 'after') return descending(a[key], b[key]);
  const [first, second] = key === 'flat' ? (['flat', 'cum'] as const) : (['cum', 'flat'] as const);
  return (
    descending(absInt64(a[first]), absInt64(b[first])) ||
    descending(absInt64(a[second]), absInt64(b[second])) ||
    (a.name < b.name ? -1 : 1)
  );
}

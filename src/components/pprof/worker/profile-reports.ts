import { makeReport, type Report, type ReportNode } from '../../../analysis/pprof/report.ts';
import { tagsOf } from '../../../analysis/pprof/tags.ts';
import { addInt64, descending, type Int64 } from '../../../formats/pprof/int64.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import type { FlameAnswer } from '../../../views/flame/flame-answer.ts';
import { type CallGraph, callGraphOf } from '../../../views/pprof/call-graph.ts';
import type { DiffFlameAnswer, DiffTableAnswer } from '../../../views/pprof/profile-diff.ts';
import type {
  ProfileEdge,
  ProfilePeek,
  ProfileRow,
  ProfileTable,
  ProfileTag,
} from '../../../views/pprof/profile-info.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { TraceKey } from '../../analyzer/protocol.ts';
import type { DiffAsked, ProfileRequests } from '../protocol.ts';
import { ProfileFlames } from './flame-answers.ts';
import { orIncomparable, ProfileDiff } from './profile-diff.ts';

type Asked = ProfileRequests['profileTop']['params'];

/** Boxes of a drawing, as `go tool pprof` chooses where nobody says another number. */
const usualNodes = 80;
const mostEdges = 200;
const mostValues = 100;
const mostKey = 400;
const everything = { nodeFraction: 0, edgeFraction: 0 };
/** Longest name that goes to the page whole. */
const mostText = 1000;

/** Answers about one profile. A report of one sample type is made once, when it is first looked at. */
export class ProfileReports {
  private readonly profile: Profile;
  private readonly whole: Profile;
  private readonly made = new Map<string, Report>();
  private readonly flames: ProfileFlames;
  private readonly other: (trace: TraceKey) => Profile;

  /**
   * @param whole what the profile is a part of, and shares are shares of; it may be the same
   * @param other finds another profile that is open, narrowed as this one
   */
  constructor(profile: Profile, whole: Profile, other: (trace: TraceKey) => Profile) {
    this.other = other;
    this.profile = profile;
    this.whole = whole;
    this.flames = new ProfileFlames(profile, whole);
  }

  profileFlame(asked: ProfileRequests['profileFlame']['params']): FlameAnswer | null {
    return this.flames.answer(asked);
  }

  profileTop(asked: Asked): ProfileTable {
    return tableOf(this.report(asked.type, 'functions'), asked);
  }

  profileLines(asked: Asked): ProfileTable {
    return tableOf(this.report(asked.type, 'lines'), asked);
  }

  profilePeek({ type, name }: ProfileRequests['profilePeek']['params']): ProfilePeek | null {
    // Made anew for each function: a large profile has millions of calls in all.
    const isAsked = (one: string) => cutText(one, mostKey) === name;
    const sharesOf = this.whole;
    const report = makeReport(this.profile, { sampleType: type, sharesOf, ...everything, edges: isAsked });
    const node = report.nodes.find((one) => isAsked(one.name));
    if (!node) return null;
    return {
      self: rowOf(node),
      callers: node.in
        .slice(0, mostEdges)
        .map(({ from, weight, isInlined }) => edgeOf(from, weight, isInlined)),
      callees: node.out.slice(0, mostEdges).map(({ to, weight, isInlined }) => edgeOf(to, weight, isInlined)),
      total: report.total,
    };
  }

  profileGraph({ type }: ProfileRequests['profileGraph']['params']): CallGraph {
    return callGraphOf(
      makeReport(this.profile, {
        sampleType: type,
        sharesOf: this.whole,
        forDrawing: true,
        nodeCount: usualNodes,
      }),
    );
  }

  profileDiff(asked: ProfileRequests['profileDiff']['params']): DiffTableAnswer {
    return orIncomparable(() => this.against(asked).table(asked));
  }

  profileDiffFlame(asked: ProfileRequests['profileDiffFlame']['params']): DiffFlameAnswer {
    return orIncomparable(() => this.against(asked).flame(asked));
  }

  private against(asked: DiffAsked): ProfileDiff {
    return new ProfileDiff(this.profile, this.other(asked.other), asked);
  }

  profileTags({ type }: ProfileRequests['profileTags']['params']): ProfileTag[] {
    return tagsOf(this.profile, type).map(({ key, total, values }) => ({
      key: cutText(key, mostText),
      total,
      values: values
        .slice(0, mostValues)
        .map(({ text, weight }) => ({ text: cutText(text, mostText), weight })),
      count: values.length,
    }));
  }

  /** All nodes, the small ones included: `go tool pprof` leaves those out that have less than 0.5 %. */
  private report(sampleType: number, granularity: 'functions' | 'lines'): Report {
    const key = `${granularity} ${sampleType}`;
    let report = this.made.get(key);
    if (!report) {
      const sharesOf = this.whole;
      report = makeReport(this.profile, { sampleType, sharesOf, granularity, ...everything, edges: 'none' });
      this.made.set(key, report);
    }
    return report;
  }
}

function tableOf({ nodes, total }: Report, { text, order, most }: Asked): ProfileTable {
  const wanted = text.toLowerCase();
  const found =
    wanted === ''
      ? [...nodes]
      : nodes.filter(({ name, info }) => `${name}\0${info.file}`.toLowerCase().includes(wanted));
  const sign = order.descending ? 1 : -1;
  found.sort((a, b) => {
    if (order.key === 'name') return sign * -compareNames(a.name, b.name);
    const [first, second] = order.key === 'flat' ? (['flat', 'cum'] as const) : (['cum', 'flat'] as const);
    return sign * (descending(a[first], b[first]) || descending(a[second], b[second]));
  });
  const shown = found.reduce<Int64>((sum, { flat }) => addInt64(sum, flat), 0);
  return { rows: found.slice(0, most).map(rowOf), count: found.length, all: nodes.length, total, shown };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf(node: ReportNode): ProfileRow {
  const { info, flat, cum } = node;
  return {
    key: keyOf(node),
    name: cutText(info.name || node.name, mostText),
    file: cutText(info.file, mostText),
    line: info.line,
    flat,
    cum,
  };
}

/** What names a node in an address. */
function keyOf({ name }: ReportNode): string {
  return cutText(name, mostKey);
}

function edgeOf(node: ReportNode, weight: ProfileEdge['weight'], inlined: boolean): ProfileEdge {
  return { name: keyOf(node), weight, inlined };
}

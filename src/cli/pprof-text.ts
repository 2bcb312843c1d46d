import { baseName } from '../analysis/pprof/paths.ts';
import type { Report, ReportEdge, ReportNode } from '../analysis/pprof/report.ts';
import type { Tag } from '../analysis/pprof/tags.ts';
import { percentText, scale, scaledText } from '../analysis/pprof/units.ts';
import { addInt64, type Int64 } from '../formats/pprof/int64.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { cutText, visibleText } from '../views/visible-text.ts';

/** Longest name that is printed whole. */
const mostText = 2000;
const safe = (text: string): string => visibleText(cutText(text, mostText));

/** Lays out reports as `go tool pprof` does, down to the spaces (google/pprof, internal/report). */
export class PprofText {
  private readonly report: Report;
  private readonly locale: Locale;
  private readonly filters: readonly string[];

  /** @param filters such as `focus=main`, as the tool names them */
  constructor(report: Report, locale: Locale, filters: readonly string[] = []) {
    this.report = report;
    this.locale = locale;
    this.filters = filters;
  }

  private value(value: Int64): string {
    return scaledText(value, this.report.unit, this.report.outputUnit);
  }

  private share(value: Int64, total: Int64 = this.report.total): string {
    return percentText(value, total);
  }

  top(): string {
    const lines = [...this.heading(), headLine];
    let sum: Int64 = 0;
    for (const node of this.report.nodes) {
      sum = addInt64(sum, node.flat);
      lines.push(`${this.numbers(node, sum)}  ${safe(node.name)}${this.inlining(node)}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** @param matches the nodes to print; all where it is not given */
  tree(matches: ((name: string) => boolean) | null = null): string {
    const lines = [...this.heading(), separator, treeHeadLine];
    let sum: Int64 = 0;
    for (const node of this.report.nodes) {
      if (matches !== null && !matches(node.name)) continue;
      sum = addInt64(sum, node.flat);
      lines.push(separator);
      for (const edge of node.in) lines.push(this.edge(edge, edge.from, node));
      lines.push(`${this.numbers(node, sum)}                | ${safe(node.name)}`);
      for (const edge of node.out) lines.push(this.edge(edge, edge.to, node));
    }
    if (this.report.nodes.length > 0) lines.push(separator);
    return `${lines.join('\n')}\n`;
  }

  tags(tags: readonly Tag[]): string {
    const { total } = this.report;
    const ofTotal = (value: Int64): string => (total > 0 ? ` (${percentText(value, total)})` : '');
    const value = (one: Int64): string => scaledText(one, this.report.unit, 'minimum');
    const words = cliPprofCatalog[this.locale];
    const blocks = tags.map(({ key, total: ofKey, values }) => {
      const name = safe(key);
      const title = ` ${name}: ${words.tagTotal(value(ofKey), value(total), ofTotal(ofKey))}`;
      const weights = values.map(({ weight }) => `${value(weight)}${ofTotal(weight)}:`);
      const width = weights.reduce((widest, text) => Math.max(widest, text.length), 0) + 1;
      const indent = ' '.repeat(name.length + 2);
      const rows = values.map(
        ({ text }, row) => `${indent}${(weights[row] as string).padStart(width)} ${safe(text)}`,
      );
      return `${[title, ...rows].join('\n')}\n\n`;
    });
    return blocks.length === 0 ? `${words.noTags}\n` : blocks.join('');
  }

  private numbers({ flat, cum }: ReportNode, sum: Int64): string {
    return `${this.value(flat).padStart(10)} ${this.share(flat)} ${this.share(sum)} ${this.value(cum).padStart(10)} ${this.share(cum)}`;
  }

  private edge({ weight, isInlined }: ReportEdge, other: ReportNode, node: ReportNode): string {
    const inlined = isInlined ? ` ${cliPprofCatalog[this.locale].inlined}` : '';
    return `${this.value(weight).padStart(50)} ${this.share(weight, node.cum)} |   ${safe(other.name)}${inlined}`;
  }

  private inlining({ in: calls }: ReportNode): string {
    const words = cliPprofCatalog[this.locale];
    if (!calls.some(({ isInlined }) => isInlined)) return '';
    return ` ${calls.every(({ isInlined }) => isInlined) ? words.inlined : words.partlyInlined}`;
  }

  /** What a table says of the profile and of what it leaves out. */
  private heading(): string[] {
    const { report } = this;
    const words = cliPprofCatalog[this.locale];
    const total = this.value(report.total);
    const lines = profileLines(report, this.locale);
    if (this.filters.length > 0)
      lines.push(words.filters, ...this.filters.map((filter) => `   ${safe(filter)}`));
    lines.push(words.showing(this.value(report.shown), this.share(report.shown).trim(), total));
    if (report.total === 0) return lines;
    if (report.droppedNodes > 0)
      lines.push(words.dropped(String(report.droppedNodes), this.value(report.nodeCutoff)));
    const shown = report.nodes.length;
    if (shown > 0 && shown < report.nodesBeforeLimit)
      lines.push(words.topOf(String(shown), String(report.nodesBeforeLimit)));
    return lines;
  }
}

const headLine = '      flat  flat%   sum%        cum   cum%';
const separator = '----------------------------------------------------------+-------------';
const treeHeadLine = `${headLine}   calls calls% + context \t \t `;

/** What a profile says of itself: program, comments, what it measures, when and for how long. Times are UTC. */
function profileLines({ profile, sampleType, total, unit, outputUnit }: Report, locale: Locale): string[] {
  const words = cliPprofCatalog[locale];
  const lines: string[] = [];
  const [mapping] = profile.mappings;
  if (mapping?.file) lines.push(words.file(safe(baseName(mapping.file))));
  if (mapping?.buildId) lines.push(words.buildId(safe(mapping.buildId)));
  // A comment that begins with # is meant for whoever looks at the file, not at its tables.
  lines.push(...profile.comments.filter((comment) => !comment.startsWith('#')).map(safe));
  const type = profile.sampleTypes[sampleType]?.type ?? '';
  if (type !== '') lines.push(words.type(safe(type)));
  if (profile.docUrl !== '') lines.push(words.document(safe(profile.docUrl)));
  if (profile.timeNs !== 0) {
    const time = new Date(Math.floor(Number(profile.timeNs) / 1e9) * 1000);
    lines.push(words.time(`${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`));
  }
  if (profile.durationNs !== 0) {
    const [ns, name] = scale(total, unit, 'nanoseconds');
    const share = name === 'ns' && ns !== 0 ? `(${percentText(Math.trunc(ns), profile.durationNs)})` : '';
    const length = scaledText(profile.durationNs, 'nanoseconds', 'minimum');
    lines.push(words.duration(length, scaledText(total, unit, outputUnit), share));
  }
  return lines;
}

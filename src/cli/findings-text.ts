import type { Finding, StraceLog } from '../analysis/strace/log.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { findingTexts } from '../i18n/catalogs/findings.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import type { Layout } from './style.ts';
import { quoteLine, wrap } from './text-table.ts';

const shownLines = 8;

/** Every finding with count and cost apart, what it means and where to look next; a sentence where there is none. */
export function findingsText(log: StraceLog, report: Layout): string {
  const words = cliCatalog[report.locale];
  if (log.trace.calls.count === 0) return '';
  const title = report.style.bold(words.findings);
  if (log.findings.length === 0) return `${title}\n  ${words.noFindings}\n`;
  return `${title}\n${log.findings.map((finding, index) => findingText(finding, index + 1, report)).join('\n')}`;
}

function findingText(finding: Finding, number: number, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const text = findingTexts[finding.kind];
  const target = finding.target === '' ? '' : `  ${quoteLine(finding.target, columns - 6)}`;
  const cost =
    finding.totalNs > 0
      ? words.findingCost(formatDuration(finding.totalNs, locale), formatDuration(finding.maxNs, locale))
      : words.findingNoCost;
  const facts = [words.findingCount(formatCount(finding.count)), cost];
  const pids = finding.pids.slice(0, 6).join(' ');
  if (pids !== '') facts.push(`pid ${pids}${finding.pids.length > 6 ? ' …' : ''}`);
  const lines = [
    `  ${number}. ${style.bad(text.title[locale])}`,
    ...(target === '' ? [] : [`    ${target.trimStart()}`]),
    `    ${facts.join(' · ')}`,
    ...(finding.holder
      ? [`    ${words.findingHolder(String(finding.holder.pid ?? '?'), finding.holder.line)}`]
      : []),
    paragraph(words.means, text.means[locale], columns),
    paragraph(words.next, text.next[locale], columns),
    style.soft(
      `    ${words.linesOf(
        finding.lines.slice(0, shownLines).join(', '),
        Math.max(finding.lines.length - shownLines, 0),
      )}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function paragraph(label: string, text: string, columns: number): string {
  const colon = /[^ -~]/.test(label) ? '：' : ': ';
  return wrap(`${label}${colon}${text}`, columns, '    ');
}

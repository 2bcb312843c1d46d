import { type FlameTree, SMALL } from '../../../analysis/pprof/flame/flame-tree.ts';
import type { Int64 } from '../../../formats/pprof/int64.ts';
import type { Locale } from '../../../i18n/catalog.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import { formatShare } from '../../../views/format-count.ts';
import { exactValue, formatValue } from '../../../views/pprof/format-value.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';

/** What the figures of a frame are told in and measured by. */
export interface FlameMeasure {
  readonly locale: Locale;
  readonly unit: string;
  /** What shares are shares of. */
  readonly total: Int64;
  readonly isDifference: boolean;
}

/** Longest name that is shown whole beside a picture. */
const longestName = 300;

export function frameName(tree: FlameTree, frame: number, locale: Locale): string {
  const t = flameCatalog[locale];
  const fn = tree.fn[frame] as number;
  if (fn < 0) return fn === SMALL ? t.small : t.all;
  return visibleText(cutText(tree.names[fn] as string, longestName));
}

/** A frame in words, for who hears it. */
export function spokenFrame(tree: FlameTree, frame: number, { locale, unit, total }: FlameMeasure): string {
  const cum = tree.cum[0]?.[frame] ?? 0;
  return flameCatalog[locale].spoken(
    frameName(tree, frame, locale),
    formatValue(cum, unit, locale),
    formatShare(Math.abs(cum), Math.abs(Number(total))),
    String(tree.depth[frame]),
  );
}

interface Props {
  readonly tree: FlameTree;
  readonly frame: number;
  readonly measure: FlameMeasure;
  /** The values to the last digit too. */
  readonly exact: boolean;
}

/** Name, flat and cum of one frame, with what share of all and of its caller it is. */
export function FrameFacts({ tree, frame, measure, exact }: Props) {
  const { locale, unit, total, isDifference } = measure;
  const t = flameCatalog[locale];
  const name = <b dir="ltr">{frameName(tree, frame, locale)}</b>;
  if (isDifference) return <ChangeFacts tree={tree} frame={frame} measure={measure} name={name} />;
  const cum = tree.cum[0]?.[frame] ?? 0;
  const caller = tree.cum[0]?.[tree.parent[frame] as number];
  const value = (number: number) => (
    <span class="n" title={exactValue(number, unit)}>
      {formatValue(number, unit, locale)}
      {exact && <span class="soft"> ({exactValue(number, unit)})</span>}
    </span>
  );
  return (
    <>
      {name}
      <span>
        <span class="soft">{t.cum}</span> {value(cum)}
        <span class="soft">
          {' '}
          · {t.ofTotal(formatShare(Math.abs(cum), Math.abs(Number(total))))}
          {caller !== undefined && ` · ${t.ofCaller(formatShare(Math.abs(cum), Math.abs(caller)))}`}
        </span>
      </span>
      <span>
        <span class="soft">{t.flat}</span> {value(tree.flat[0]?.[frame] ?? 0)}
      </span>
    </>
  );
}

interface ChangeProps extends Omit<Props, 'exact'> {
  readonly name: preact.ComponentChild;
}

function ChangeFacts({ tree, frame, measure, name }: ChangeProps) {
  const { locale, unit } = measure;
  const t = diffCatalog[locale];
  const after = tree.cum[0]?.[frame] ?? 0;
  const before = tree.cum[1]?.[frame] ?? 0;
  return (
    <>
      {name}
      <span class="n" title={exactValue(after - before, unit)}>
        {t.change} {changeText(after - before, unit, locale)}{' '}
        {before !== 0 && <span class="soft">{t.ofBefore(shareOfChange(after, before))}</span>}
      </span>
      <span class="n soft">
        {t.before} {formatValue(before, unit, locale)} · {t.after} {formatValue(after, unit, locale)}
      </span>
    </>
  );
}

/** A difference with its sign. */
export function changeText(value: number, unit: string, locale: Locale): string {
  return `${value > 0 ? '+' : ''}${formatValue(value, unit, locale)}`;
}

function shareOfChange(after: number, before: number): string {
  const percent = ((after - before) / Math.abs(before)) * 100;
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return `${sign}${Math.abs(percent) < 9.95 ? Math.abs(percent).toFixed(1) : Math.round(Math.abs(percent))} %`;
}

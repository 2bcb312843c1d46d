import type { ComponentChildren } from 'preact';
import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { exactValue, formatValue } from '../../views/pprof/format-value.ts';
import { kindWords } from '../../views/pprof/kind-words.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { ProfileModel } from './profile-model.ts';

const mostListed = 20;
const longestText = 300;

/** What this kind of profile measures and what it cannot say; and what the file says of itself. */
export function AboutView({ model, info }: { readonly model: ProfileModel; readonly info: ProfileInfo }) {
  const { locale } = model;
  const t = pprofCatalog[locale];
  const { name, says, cannot } = kindWords(info.kind, locale);
  const timeMs = Number(info.timeNs) / 1e6;
  const text = (value: string) => visibleText(cutText(value, longestText));
  const facts: (readonly [string, ComponentChildren] | false)[] = [
    [
      t.factTypes,
      info.sampleTypes.map(({ type, unit }, index) => (
        <div key={`${type} ${unit}`} title={exactValue(info.totals[index] ?? 0, unit)}>
          {text(type)} ({text(unit)}): {formatValue(info.totals[index] ?? 0, unit, locale)}
        </div>
      )),
    ],
    info.period > 0 && [
      t.factPeriod,
      `${formatValue(info.period, info.periodType.unit, locale)} ${text(info.periodType.type)}`,
    ],
    Number(info.durationNs) > 0 && [t.factDuration, formatDuration(Number(info.durationNs), locale)],
    Number.isFinite(timeMs) &&
      timeMs > 0 &&
      timeMs < 8.64e15 && [
        t.factTime,
        t.recordedAt(new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')),
      ],
    info.programs.length > 0 && [
      t.factPrograms,
      info.programs.slice(0, mostListed).map((program) => <div key={program}>{text(program)}</div>),
    ],
    info.comments.length > 0 && [
      t.factComments,
      info.comments.slice(0, mostListed).map((comment) => <div key={comment}>{text(comment)}</div>),
    ],
    info.dropFrames !== '' && [t.factDrop, text(info.dropFrames)],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="totals about" tabIndex={0} role="group" aria-label={t.about}>
      <h3 class="an-h">{name}</h3>
      <p class="an-h">{t.aboutTitle}</p>
      <p>{says}</p>
      <p class="an-h">{t.cannotTitle}</p>
      <p>{cannot}</p>
      <p class="an-h">{t.factsTitle}</p>
      <dl class="facts">
        {facts.map(
          (fact) =>
            fact && (
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd>{fact[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

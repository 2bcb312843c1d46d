import type { Locale } from '../../i18n/catalog.ts';
import { lensCatalog } from '../../i18n/catalogs/lens.ts';
import { type Fact, manualUrl } from '../../i18n/manual/fact.ts';
import { parameterTexts } from '../../i18n/manual/parameters.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { Lens, LensArgument, LensNote, LensWord } from '../../views/lens/lens.ts';
import { visibleText } from '../../views/visible-text.ts';

interface Props {
  readonly locale: Locale;
  readonly lens: Lens;
}

/** A call taken apart: what it does, each argument with its flags explained, what the result says. */
export function LensView({ locale, lens }: Props) {
  const t = lensCatalog[locale];
  const { fact, result } = lens;
  return (
    <div class="lens">
      <p>
        {fact ? (
          <>
            {fact.means[locale]} <ManualLink fact={fact} locale={locale} />
          </>
        ) : (
          <span class="soft">{t.unknownCall}</span>
        )}
      </p>
      {lens.arguments.length > 0 && (
        <>
          <p class="an-h">{t.arguments}</p>
          <Arguments values={lens.arguments} locale={locale} />
        </>
      )}
      {lens.left > 0 && <p class="soft">{t.left(formatCount(lens.left))}</p>}
      {result.text !== '' && (
        <>
          <p class="an-h">{t.result}</p>
          <p>
            <code dir="ltr">{visibleText(result.text)}</code>{' '}
            {result.note && <span class="soft">{t[result.note]}</span>}
          </p>
          {result.errno && <Words words={[result.errno]} locale={locale} />}
        </>
      )}
    </div>
  );
}

function Arguments({
  values,
  locale,
}: {
  readonly values: readonly LensArgument[];
  readonly locale: Locale;
}) {
  return (
    <ol class="lens-arguments">
      {values.map((value, place) => (
        <li key={place}>
          <OneArgument value={value} place={place} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

function OneArgument({
  value,
  place,
  locale,
}: {
  readonly value: LensArgument;
  readonly place: number;
  readonly locale: Locale;
}) {
  const t = lensCatalog[locale];
  const means = parameterTexts[value.parameter]?.[locale];
  return (
    <>
      <div class="lens-argument">
        <span class="lens-name" title={means}>
          {value.name === '' ? t.argument(place + 1) : visibleText(value.name)}
        </span>
        <code dir="ltr">{visibleText(value.text)}</code>
        {value.notes.map((note) => (
          <span class="lens-note" key={note.kind}>
            {noteText(note, locale)}
          </span>
        ))}
      </div>
      {value.decoded !== '' && (
        <pre class="log" dir="ltr" title={t.decoded}>
          {value.decoded}
        </pre>
      )}
      {value.words.length > 0 && <Words words={value.words} locale={locale} />}
      {value.fields.length > 0 && <Arguments values={value.fields} locale={locale} />}
    </>
  );
}

function noteText(note: LensNote, locale: Locale): string {
  const t = lensCatalog[locale];
  switch (note.kind) {
    case 'cut':
      return t.cut(formatCount(note.bytes));
    case 'bytes':
      return t.bytes(formatCount(note.bytes));
    case 'duration':
      return formatDuration(note.ns, locale);
    case 'address':
    case 'fd':
      return visibleText(note.kind === 'fd' ? note.name : note.text);
    case 'pointer':
      return t.pointer;
  }
}

function Words({ words, locale }: { readonly words: readonly LensWord[]; readonly locale: Locale }) {
  return (
    <ul class="lens-words">
      {words.map(({ word, fact }) => (
        <li key={word}>
          <code dir="ltr">{visibleText(word)}</code> {fact.means[locale]}{' '}
          <ManualLink fact={fact} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

/** `open(2)`, opened beside the analyzer. */
function ManualLink({ fact, locale }: { readonly fact: Fact; readonly locale: Locale }) {
  const dot = fact.page.lastIndexOf('.');
  const page = `${fact.page.slice(0, dot)}(${fact.page.slice(dot + 1)})`;
  return (
    <a
      class="lens-page"
      href={manualUrl(fact.page)}
      target="_blank"
      rel="noopener"
      aria-label={lensCatalog[locale].manual(page)}
    >
      {page}
    </a>
  );
}

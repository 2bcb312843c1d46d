import {
  type FieldName,
  fieldNames,
  fieldOf,
  fields,
  stateWords,
} from '../../../analysis/strace/query/fields.ts';
import { valueText } from '../../../analysis/strace/query/format.ts';
import type { Locale } from '../../../i18n/catalog.ts';
import { findingTexts, waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { queryFieldTexts, queryStateTexts } from '../../../i18n/catalogs/query.ts';
import { formatCount } from '../../../views/format-count.ts';
import type { Facets } from '../protocol.ts';

/** One thing that can stand where the reader is typing. */
export interface Suggestion {
  /** Put in the place of the text from `from` to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** Shown beside it: what it is, or how many calls have it. */
  readonly note: string;
  /** A field: its values are asked for next. */
  readonly isField: boolean;
}

const mostSuggestions = 40;
const head = /^([A-Za-z_][\w-]*)(?::|~|>=|<=|>|<|=)/;

/** What can stand at `caret`: fields and, once a field is written, its values in this log, most frequent first. */
export function suggest(text: string, caret: number, facets: Facets | null, locale: Locale): Suggestion[] {
  const place = tokenAt(text, caret);
  const token = text.slice(place.from, caret);
  const found = head.exec(token);
  const field = found && fieldOf(found[1] ?? '');
  if (!found || !field) return fieldSuggestions(token, place, facets, locale);
  const from = place.from + Math.max(found[0].length, lastComma(token) + 1);
  const typed = text.slice(from, caret);
  return matching(valuesOf(field, facets, locale), typed)
    .map(({ value, note }) => ({ insert: value, from, to: place.to, note, isField: false }))
    .slice(0, mostSuggestions);
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** The word that the caret stands in or behind, without a minus or parenthesis before it; quoted text is one word. */
function tokenAt(text: string, caret: number): Place {
  let from = 0;
  let quoted = false;
  for (let at = 0; at < caret; at++) {
    const letter = text[at] as string;
    if (letter === '"' && text[at - 1] !== '\\') quoted = !quoted;
    else if (!quoted && (/[\s()|]/.test(letter) || (letter === '-' && at === from))) from = at + 1;
  }
  const rest = quoted ? '' : (/^[^\s()|",]*/.exec(text.slice(caret))?.[0] ?? '');
  return { from, to: caret + rest.length };
}

function lastComma(token: string): number {
  let quoted = false;
  let last = -1;
  for (let at = 0; at < token.length; at++) {
    if (token[at] === '"') quoted = !quoted;
    else if (token[at] === ',' && !quoted) last = at;
  }
  return last;
}

interface Choice {
  readonly value: string;
  readonly note: string;
}

/** Choices that begin with what is typed, then those that hold it. */
function matching(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.replaceAll('"', '').toLowerCase();
  const plain = (choice: Choice) => choice.value.replaceAll('"', '').toLowerCase();
  const begin = choices.filter((choice) => plain(choice).startsWith(wanted));
  const inside = wanted === '' ? [] : choices.filter((choice) => plain(choice).indexOf(wanted) > 0);
  return [...begin, ...inside].filter((choice) => choice.value !== typed);
}

function fieldSuggestions(token: string, place: Place, facets: Facets | null, locale: Locale): Suggestion[] {
  const wanted = token.toLowerCase();
  const known = fieldNames
    .filter((name) => [name, ...fields[name].aliases].some((one) => one.startsWith(wanted)))
    .map((name) => ({
      ...place,
      insert: name + signOf(name),
      note: queryFieldTexts[name][locale],
      isField: true,
    }));
  if (wanted.length < 2) return known;
  // A name of the log may be typed without its field.
  const values = (['syscall', 'errno', 'class'] as const).flatMap((name) =>
    matching(valuesOf(name, facets, locale), token)
      .slice(0, 5)
      .map(({ value, note }) => ({ ...place, insert: `${name}:${value}`, note, isField: false })),
  );
  return [...known, ...values];
}

/** The sign that a field is mostly used with. */
function signOf(name: FieldName): string {
  const { kind } = fields[name];
  return kind === 'text' ? '~' : kind === 'duration' || kind === 'size' ? '>' : ':';
}

function valuesOf(field: FieldName, facets: Facets | null, locale: Locale): Choice[] {
  const counted = (value: string, calls: number) => ({
    value: nameText(field, value),
    note: formatCount(calls),
  });
  switch (field) {
    case 'syscall':
      return (facets?.syscalls ?? []).map(({ name, calls }) => counted(name, calls));
    case 'errno':
      return [
        ...fields.errno.words.map((word) => ({ value: word, note: '' })),
        ...(facets?.errnos ?? []).map(({ name, calls }) => counted(name, calls)),
      ];
    case 'path':
      return (facets?.targets ?? []).map(({ name, calls }) => counted(name, calls));
    case 'file':
      return (facets?.files ?? []).map(({ name, calls }) => counted(name, calls));
    case 'comm':
      return (facets?.comms ?? []).map(({ name, calls }) => counted(name, calls));
    case 'pid':
      return (facets?.pids ?? []).map(({ pid, comm, calls }) => ({
        value: String(pid),
        note: comm ? `${comm}, ${formatCount(calls)}` : formatCount(calls),
      }));
    case 'class':
      return fields.class.words.map((word, index) => {
        const calls = facets?.classes.find(({ name }) => name === word)?.calls;
        const { name } = waitClassTexts[index as 0];
        return {
          value: word,
          note: calls === undefined ? name[locale] : `${name[locale]}, ${formatCount(calls)}`,
        };
      });
    case 'state':
      return stateWords.map((word) => ({ value: word, note: queryStateTexts[word][locale] }));
    case 'finding':
      return (facets?.findings ?? []).map((kind, index) => ({
        value: String(index + 1),
        note: findingTexts[kind].title[locale],
      }));
    case 'dur':
      return ['100us', '1ms', '10ms', '100ms', '1s'].map((value) => ({ value, note: '' }));
    case 'bytes':
      return ['1k', '4k', '64k', '1M'].map((value) => ({ value, note: '' }));
    case 'result':
      return ['-1', '0'].map((value) => ({ value, note: '' }));
    default:
      return [];
  }
}

const nameText = (field: FieldName, name: string) =>
  valueText({ field, op: ':' }, { kind: 'pattern', pieces: [name] });

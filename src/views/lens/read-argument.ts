import {
  type Argument,
  AT_FDCWD,
  field,
  flagNames,
  numberOf,
} from '../../formats/strace/arguments/argument.ts';
import { socketAddress } from '../../formats/strace/arguments/socket-address.ts';
import { wordFact } from '../../i18n/manual/manual.ts';
import { parameterTexts } from '../../i18n/manual/parameters.ts';
import { cutText, visibleText } from '../visible-text.ts';
import type { LensArgument, LensNote, LensWord } from './lens.ts';

const printedLimit = 300;
const decodedLimit = 2000;
const mostWords = 24;
const deepest = 3;

/** Parameters that hold a descriptor, by their names in the manual pages. */
const fdParameters = new Set([
  'fd',
  'sockfd',
  'epfd',
  'oldfd',
  'dirfd',
  'olddirfd',
  'newdirfd',
  'in_fd',
  'out_fd',
]);

/** Turns decoded arguments into what the lens shows; counts what it leaves out. */
export class LensReader {
  /** Arguments and fields in all: an array of a thousand descriptors stays readable as its printed text. */
  static readonly mostEntries = 48;
  left = 0;
  private entries = 0;
  private readonly text: string;
  private readonly nameOfFd: (fd: number) => string;

  constructor(text: string, nameOfFd: (fd: number) => string) {
    this.text = text;
    this.nameOfFd = nameOfFd;
  }

  /** @param names of the parameters in order; names that the log itself prints go before them */
  arguments(values: readonly Argument[], names: readonly string[]): LensArgument[] {
    return this.list(values, (value, place) => value.name ?? names[place] ?? '', 0);
  }

  private list(
    values: readonly Argument[],
    nameOf: (value: Argument, place: number) => string,
    depth: number,
  ): LensArgument[] {
    const room = Math.max(0, LensReader.mostEntries - this.entries);
    const shown = values.slice(0, room);
    this.left += values.length - shown.length;
    this.entries += shown.length;
    return shown.map((value, place) => this.one(value, nameOf(value, place), depth));
  }

  private one(value: Argument, name: string, depth: number): LensArgument {
    const address = socketAddress(value);
    return {
      name,
      parameter: name in parameterTexts ? name : '',
      text: cutText(this.text.slice(value.start, value.end), printedLimit),
      decoded: decodedText(value),
      notes: address ? [{ kind: 'address', text: addressText(address) }] : this.notes(value, name),
      words: words(value),
      fields: address ? [] : this.fields(value, depth),
    };
  }

  private fields(value: Argument, depth: number): LensArgument[] {
    const inner = value.kind === 'change' ? value.after : value;
    if (depth >= deepest || durationNs(inner) !== undefined) return [];
    if (inner.kind === 'struct')
      return this.list(
        inner.items.filter((item) => item.kind !== 'elided'),
        (item) => item.name ?? '',
        depth + 1,
      );
    // Only arrays of structures have something to say that their printed text does not.
    if (inner.kind === 'array' && inner.items.some((item) => item.kind === 'struct'))
      return this.list(inner.items, (_, place) => `[${place}]`, depth + 1);
    return [];
  }

  private notes(value: Argument, name: string): LensNote[] {
    const notes: LensNote[] = [];
    const inner = value.kind === 'change' ? value.after : value;
    if (inner.kind === 'string') {
      if (inner.cut) notes.push({ kind: 'cut', bytes: inner.bytes.length });
      else if (inner.text !== '' && /buf|iov_base/.test(name))
        notes.push({ kind: 'bytes', bytes: inner.bytes.length });
    }
    const ns = durationNs(inner);
    if (ns !== undefined) notes.push({ kind: 'duration', ns });
    const fd = numberOf(inner);
    if (fdParameters.has(name) && fd !== undefined && fd >= 0 && fd !== AT_FDCWD) {
      const printed = inner.kind === 'fd' ? inner.decoration : '';
      const known = this.nameOfFd(fd);
      if (printed === '' && known !== '') notes.push({ kind: 'fd', name: cutText(known, printedLimit) });
    }
    if (inner.kind === 'number' && inner.base === 16 && inner.text.length > 8 && name !== 'addr')
      notes.push({ kind: 'pointer' });
    return notes;
  }
}

/** Seconds and nanoseconds or microseconds of a `struct timespec` or `timeval`. */
function durationNs(value: Argument): number | undefined {
  const seconds = numberOf(field(value, 'tv_sec'));
  const nanos = numberOf(field(value, 'tv_nsec'));
  const micros = numberOf(field(value, 'tv_usec'));
  if (seconds === undefined || (nanos === undefined && micros === undefined)) return undefined;
  // A point in time (TIMER_ABSTIME, file times) reads better as printed.
  if (seconds > 1_000_000) return undefined;
  return Math.round(seconds * 1e9 + (nanos ?? (micros as number) * 1000));
}

function addressText({
  family,
  address,
  port,
  path,
}: {
  readonly family: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}): string {
  if (path !== undefined) return cutText(path, printedLimit);
  if (address === undefined) return family;
  const host = address.includes(':') ? `[${address}]` : address;
  return port === undefined ? host : `${host}:${port}`;
}

/** A string as people read it, where its escapes hide that: lines on lines of their own. */
function decodedText(value: Argument): string {
  const inner = value.kind === 'change' ? value.after : value;
  if (inner.kind !== 'string' || !/[\n\t]|[^\x20-\x7e]/.test(inner.text)) return '';
  const readable = inner.text.replaceAll('\r\n', '\n');
  const strange = [...readable].filter((character) =>
    /[^\n\t\x20-\x7e\p{L}\p{N}\p{P}\p{S}]/u.test(character),
  );
  // Binary data says no more when it is decoded.
  if (strange.length > readable.length / 20 || readable.includes('�')) return '';
  return cutText(
    readable
      .split('\n')
      .map((line) => visibleText(line.replaceAll('\t', '    ')))
      .join('\n'),
    decodedLimit,
  );
}

/** Known flags and constants of a value that is a word or a set of words. */
function words(value: Argument): LensWord[] {
  const inner = value.kind === 'change' ? value.after : value;
  const names =
    inner.kind === 'array' && inner.items.every((item) => item.kind === 'symbol')
      ? inner.items.flatMap(flagNames)
      : flagNames(inner);
  const known: LensWord[] = [];
  for (const word of new Set(names)) {
    const fact = wordFact(word);
    if (fact && known.length < mostWords) known.push({ word, fact });
  }
  return known;
}

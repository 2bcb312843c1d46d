/** Text as Go's `%q` writes it: what is not printable or not UTF-8 is escaped byte by byte. */
export function goQuote(bytes: Uint8Array): string {
  let quoted = '"';
  for (let at = 0; at < bytes.length; ) {
    const length = runeLength(bytes, at);
    if (length === 0) {
      quoted += `\\x${hex(bytes[at] as number, 2)}`;
      at++;
    } else {
      quoted += escaped(codePoint(bytes, at, length));
      at += length;
    }
  }
  return `${quoted}"`;
}

const escapes: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** Letters, marks, numbers, punctuation, symbols and the ASCII space: what Go's strconv.IsPrint says. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escaped(point: number): string {
  const known = escapes[point];
  if (known !== undefined) return known;
  if (point < 32 || point === 127) return `\\x${hex(point, 2)}`;
  const char = String.fromCodePoint(point);
  if (point < 127 || printable.test(char)) return char;
  return point < 0x1_0000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** Bytes of the UTF-8 sequence at a place; 0 where it is none. */
function runeLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  const point = codePoint(bytes, at, length);
  if (length === 3 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) return 0;
  return length === 4 && (point < 0x1_0000 || point > 0x10_ffff) ? 0 : length;
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] as number) & (length === 1 ? 0x7f : 0xff >> (length + 1));
  for (let i = 1; i < length; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f);
  return point;
}

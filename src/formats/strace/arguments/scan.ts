/**
 * Where pieces of argument text end. Every function takes the offset of a piece's first character and returns the
 * offset after its last, or the text's length where the text ends first; each reads every character once.
 */

export const Code = {
  tab: 9,
  lineFeed: 10,
  space: 32,
  quote: 34,
  openRound: 40,
  closeRound: 41,
  star: 42,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  seven: 55,
  nine: 57,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  at: 64,
  openSquare: 91,
  backslash: 92,
  closeSquare: 93,
  openCurly: 123,
  bar: 124,
  closeCurly: 125,
  tilde: 126,
} as const;

/**
 * How far the end of a socket decoration is looked for. The longest are UNIX paths (108 bytes, up to four characters
 * each) and signal sets (64 names); the limit keeps hostile text from making every search run to the end.
 */
const SOCKET_DECORATION_LIMIT = 1024;

/** `text[start]` is a quote. A backslash protects the character after it. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Code.backslash) at++;
    else if (code === Code.quote) return at + 1;
  }
  return text.length;
}

/** Whether the string from `open` to `end` has its closing quote: the text's end may cut it, also inside an escape. */
export function isStringClosed(text: string, open: number, end: number): boolean {
  if (end < text.length) return true;
  if (end - open < 2 || text.charCodeAt(end - 1) !== Code.quote) return false;
  let backslashes = 0;
  while (text.charCodeAt(end - 2 - backslashes) === Code.backslash) backslashes++;
  return backslashes % 2 === 0;
}

/** `text[start]` begins a C comment. strace puts strings into comments, so quotes mean nothing inside. */
export function commentEnd(text: string, start: number): number {
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 2;
}

/**
 * `text[start]` is the `<` after a file descriptor or a pid. strace prints `<` and `>` inside names as `\74` and
 * `\76`, but the arrow of a connected socket as it is, and a device's numbers in angle brackets of their own:
 * `TCP:[127.0.0.1:1->127.0.0.1:2]>`, `/dev/null<char 1:3>>`. Without an end in the text: the text's length.
 */
export function decorationEnd(text: string, start: number): number {
  const bracket = socketBracket(text, start + 1);
  if (bracket > 0) {
    const limit = Math.min(text.length, bracket + SOCKET_DECORATION_LIMIT);
    for (let at = bracket + 1; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.quote) at = stringEnd(text, at) - 1;
      else if (code === Code.closeSquare && text.charCodeAt(at + 1) === Code.greater) return at + 2;
    }
  }
  const end = text.indexOf('>', start + 1);
  if (end < 0) return text.length;
  if (text.charCodeAt(end + 1) !== Code.greater) return end + 1;
  const device = text.lastIndexOf('<', end);
  return text.startsWith('<char ', device) || text.startsWith('<block ', device) ? end + 2 : end + 1;
}

/** The offset of the bracket in `TCP:[`, `UNIX-STREAM:[`, `anon_inode:[`; -1 for other names. */
function socketBracket(text: string, start: number): number {
  for (let at = start; at < text.length && at < start + 24; at++) {
    const code = text.charCodeAt(at) | 32;
    const isWord =
      (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === Code.minus || code === 127;
    if (isWord) continue;
    return at > start && text.startsWith(':[', at) ? at + 1 : -1;
  }
  return -1;
}

/** Whether the `<` at this offset begins a decoration: it follows a number or AT_FDCWD, and is not a shift. */
export function beginsDecoration(text: string, at: number): boolean {
  if (text.charCodeAt(at + 1) === Code.less) return false;
  const before = text.charCodeAt(at - 1);
  return (before >= Code.zero && before <= Code.nine) || text.startsWith('AT_FDCWD', at - 8);
}

/** The end of one element of a list: the offset of the comma or of the closing bracket that ends it. */
export function elementEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case Code.quote:
        at = stringEnd(text, at) - 1;
        break;
      case Code.slash:
        if (text.charCodeAt(at + 1) === Code.star) at = commentEnd(text, at) - 1;
        break;
      case Code.less:
        if (text.charCodeAt(at + 1) === Code.less) at++;
        else if (beginsDecoration(text, at)) at = decorationEnd(text, at) - 1;
        break;
      case Code.openRound:
      case Code.openSquare:
      case Code.openCurly:
        depth++;
        break;
      case Code.closeRound:
      case Code.closeSquare:
      case Code.closeCurly:
        if (depth === 0) return at;
        depth--;
        break;
      case Code.comma:
        if (depth === 0) return at;
        break;
    }
  }
  return text.length;
}

/**
 * The top-level arguments of a call as [start, end) pairs, blanks around them left out. Brackets that close nothing
 * are part of the argument they stand in. Empty text has no arguments; a trailing comma adds none.
 */
export function splitArguments(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    at = elementEnd(text, at);
    while (at < text.length && text.charCodeAt(at) !== Code.comma) at = elementEnd(text, at + 1);
    let start = from;
    let end = at;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start || at < text.length) spans.push({ start, end });
    at++;
  }
  return spans;
}

export function isBlank(code: number): boolean {
  return code === Code.space || code === Code.tab || code === Code.lineFeed || code === 13;
}

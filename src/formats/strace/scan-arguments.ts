import { Ascii, ascii, startsWith } from './bytes.ts';

/** Why `ArgumentScanner.scan` stopped. */
export const Stop = {
  /** At the `)` that closes the call, followed by ` = `. */
  closed: 0,
  /** At `<unfinished ...>`, `<detached ...>` or `<pid changed to N ...>`. */
  unfinished: 1,
  detached: 2,
  pidChanged: 3,
  /** At the end of the line, inside the arguments. */
  lineEnd: 4,
  /** The line contains a terminal sequence: strip it and scan again. */
  colour: 5,
} as const;
export type Stop = (typeof Stop)[keyof typeof Stop];

/**
 * Finds the end of a call's arguments on one line, by what strace can print: C strings, nested parentheses, comments,
 * and the `<...>` decorations of -y, -yy and -Y. Brackets and braces need no counting: only parentheses end a call.
 */
export class ArgumentScanner {
  /** Where the scan stopped: the `)`, the `<` of the marker, or the newline. */
  at = 0;

  /** Scans from `from`, the first byte after `(` or after `resumed>`. The line must end in a newline. */
  scan(bytes: Uint8Array, from: number): Stop {
    let p = from;
    let depth = 0;
    let unclosedComment = false;
    for (;;) {
      let byte = bytes[p] as number;
      while (SPECIAL[byte] === 0) byte = bytes[++p] as number;
      switch (byte) {
        case Ascii.quote:
          for (;;) {
            byte = bytes[++p] as number;
            while (IN_STRING[byte] === 0) byte = bytes[++p] as number;
            if (byte === Ascii.quote) break;
            if (byte === Ascii.backslash) {
              if ((bytes[p + 1] as number) >= Ascii.space) p++;
            } else if (byte === Ascii.newline) return this.stop(p, Stop.lineEnd);
            else if (byte === Ascii.escape) return this.stop(p, Stop.colour);
          }
          p++;
          break;
        case Ascii.openParen:
          depth++;
          p++;
          break;
        case Ascii.closeParen:
          if (depth === 0) {
            let q = p + 1;
            while (bytes[q] === Ascii.space) q++;
            if (bytes[q] === Ascii.equals && bytes[q + 1] === Ascii.space) return this.stop(p, Stop.closed);
            // Not the call's end: the program's own output stands inside the call.
            if (bytes[q] === Ascii.escape) return this.stop(q, Stop.colour);
          } else depth--;
          p++;
          break;
        case Ascii.less: {
          const next = this.afterLess(bytes, p);
          if (next < 0) return this.stop(p, -next as Stop);
          p = next;
          break;
        }
        case Ascii.slash:
          // Where one comment is not closed none after it is: a line is not searched again for each of them.
          if (!unclosedComment && bytes[p + 1] === Ascii.star) {
            const next = skipComment(bytes, p);
            unclosedComment = next === p + 1;
            p = next;
          } else p++;
          break;
        case Ascii.escape:
          return this.stop(p, Stop.colour);
        default:
          return this.stop(p, Stop.lineEnd);
      }
    }
  }

  private stop(at: number, why: Stop): Stop {
    this.at = at;
    return why;
  }

  /** The position after what begins with the `<` at `p`, or minus the `Stop` that it means. */
  private afterLess(bytes: Uint8Array, p: number): number {
    const before = bytes[p - 1];
    if (before === Ascii.space || before === Ascii.openParen || before === Ascii.greater) {
      const why = markerAt(bytes, p + 1);
      if (why === Stop.closed) return p + 1;
      const end = skipMarker(bytes, p);
      if (end < 0) return p + 1;
      // Killed inside the call: `<unfinished ...>) = ?` is part of a finished call.
      return bytes[end] === Ascii.closeParen ? end : -why;
    }
    if (bytes[p + 1] === Ascii.less) return p + 2;
    return skipDecoration(bytes, p);
  }
}

function tableOf(...bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

/** Bytes that mean something between arguments, inside a string, and inside a decoration; all others are skipped. */
const SPECIAL = tableOf(
  Ascii.newline,
  Ascii.escape,
  Ascii.quote,
  Ascii.openParen,
  Ascii.closeParen,
  Ascii.less,
  Ascii.slash,
);
const IN_STRING = tableOf(Ascii.quote, Ascii.backslash, Ascii.newline, Ascii.escape);
const IN_DECORATION = tableOf(
  Ascii.newline,
  Ascii.escape,
  Ascii.less,
  Ascii.greater,
  Ascii.openBracket,
  Ascii.closeBracket,
);

const UNFINISHED = ascii('unfinished ');
const DETACHED = ascii('detached ...>');
const PID_CHANGED = ascii('pid changed to ');
const DOTS = ascii('...>');

/** Which marker's text stands at `p`; `closed` for none. */
function markerAt(bytes: Uint8Array, p: number): Stop {
  switch (bytes[p]) {
    case UNFINISHED[0]:
      return startsWith(bytes, p, UNFINISHED) ? Stop.unfinished : Stop.closed;
    case DETACHED[0]:
      return startsWith(bytes, p, DETACHED) ? Stop.detached : Stop.closed;
    case PID_CHANGED[0]:
      return startsWith(bytes, p, PID_CHANGED) ? Stop.pidChanged : Stop.closed;
    default:
      return Stop.closed;
  }
}

/** Position after the `...>` that ends the marker at `p`, or -1. */
function skipMarker(bytes: Uint8Array, p: number): number {
  // The longest marker is `<pid changed to 4194304 ...>`; `<unfinished #7 ...>` is proposed (strace PR 408).
  for (let q = p; q < p + 40; q++) {
    const byte = bytes[q];
    if (byte === Ascii.newline) return -1;
    if (byte === Ascii.dot && startsWith(bytes, q, DOTS)) return q + DOTS.length;
  }
  return -1;
}

function skipComment(bytes: Uint8Array, p: number): number {
  for (let q = p + 2; ; q++) {
    const byte = bytes[q];
    if (byte === Ascii.newline || byte === Ascii.escape || byte === undefined) return p + 1;
    if (byte === Ascii.star && bytes[q + 1] === Ascii.slash) return q + 2;
  }
}

/** Real decorations nest twice; a bound keeps a line of a million `<` from being searched a million times. */
const MAX_NESTING = 8;

/**
 * Position after a decoration that begins with the `<` at `p`: `</path>`, `</dev/null<char 1:3>>`, `<comm>`,
 * `<TCP:[a->b]>`, `<UNIX-STREAM:[1->2,"/path"]>`. strace writes `<` and `>` of names as `\74` and `\76`, so only a
 * socket's arrow can hold a bare `>`. A `<` that is never closed on its line is a plain character.
 */
export function skipDecoration(bytes: Uint8Array, p: number): number {
  const first = bytes[p + 1] as number;
  const socket = first >= 65 && first <= 90;
  let depth = 1;
  let brackets = 0;
  for (let q = p + 1; ; q++) {
    let byte = bytes[q] as number;
    while (IN_DECORATION[byte] === 0) byte = bytes[++q] as number;
    if (byte === Ascii.less) {
      if (++depth > MAX_NESTING) return p + 1;
    } else if (byte === Ascii.openBracket) brackets++;
    else if (byte === Ascii.closeBracket) brackets--;
    else if (byte !== Ascii.greater) return p + 1;
    else if (!(socket && brackets > 0 && bytes[q - 1] === Ascii.minus) && --depth === 0) return q + 1;
  }
}

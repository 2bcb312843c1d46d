import { Ascii, ascii, decimal, fractionNs, isDigit, startsWith } from './bytes.ts';

/** Which time stamp a line carried. */
export const StampKind = { none: 0, day: 1, epoch: 2, relative: 3 } as const;
export type StampKind = (typeof StampKind)[keyof typeof StampKind];

/**
 * Reads what strace prints before a call: pid, security context, wall time, relative time, syscall number,
 * instruction pointer, in this order, each optional (strace 7.2, `printleader` in strace.c).
 *
 * One instance is used for every line: the fields hold the parts of the line last read.
 */
export class PrefixReader {
  /** -1 where the line names no pid. */
  pid = -1;
  /** Whether the pid stood in brackets, as on a terminal: there, only some lines have one. */
  bracketed = false;
  /** The `<comm>` after a pid; empty range where there is none. */
  commStart = 0;
  commEnd = 0;
  stamp: StampKind = StampKind.none;
  /** Whole seconds of the stamp (of the day, since 1970, or since the previous line), and the rest. */
  seconds = 0;
  subsecondNs = 0;
  private sawStamp = false;
  private sawPlainPid = false;

  /** Reads the prefix at `at`, where a line begins; gives the position of the body. */
  read(bytes: Uint8Array, at: number): number {
    this.pid = -1;
    this.bracketed = false;
    this.commEnd = this.commStart = 0;
    this.stamp = StampKind.none;
    let p = at;
    let byte = bytes[p] as number;
    if (isDigit(byte)) p = this.readNumber(bytes, p);
    else if (byte === Ascii.openBracket) p = this.readPidBracket(bytes, p);
    else if (byte === Ascii.space) p = this.readPaddedRelative(bytes, p);
    for (;;) {
      byte = bytes[p] as number;
      const before = p;
      if (isDigit(byte)) p = this.readStamp(bytes, p);
      else if (byte === Ascii.openBracket) p = skipBracket(bytes, p);
      else if (byte === Ascii.openParen) p = skipRelative(bytes, p);
      else if (byte === Ascii.space) p = this.readPaddedRelative(bytes, p);
      if (p === before) return p;
    }
  }

  /** Notes that strace printed the line last read, so that its other lines can be told from the program's output. */
  remember(): void {
    if (this.stamp !== StampKind.none) this.sawStamp = true;
    if (this.pid >= 0 && !this.bracketed) this.sawPlainPid = true;
  }

  /** Whether the line lacks what every line of this log has: its time, or a pid as in a file. */
  get lacksUsual(): boolean {
    return (this.sawStamp && this.stamp === StampKind.none) || (this.sawPlainPid && this.pid < 0);
  }

  get hasPrefix(): boolean {
    return this.pid >= 0 || this.stamp !== StampKind.none;
  }

  /** A number at the very start: `123   `, `123<comm> `, or a time stamp. */
  private readNumber(bytes: Uint8Array, at: number): number {
    let p = at + 1;
    while (isDigit(bytes[p] as number)) p++;
    const next = bytes[p];
    if (next !== Ascii.space && next !== Ascii.less) return this.readStamp(bytes, at);
    const value = decimal(bytes, at, p);
    // pid_max cannot pass 2^22 (kernel/pid.c, PID_MAX_LIMIT), so a larger number is -t with unix seconds.
    if (p - at > 7 || value > 4194304) return this.readStamp(bytes, at);
    let end = p;
    if (next === Ascii.less) {
      end = commEnd(bytes, p);
      if (end < 0) return at;
      this.commStart = p + 1;
      this.commEnd = end - 1;
    }
    if (bytes[end] !== Ascii.space) return at;
    this.pid = value;
    p = end + 1;
    // Padding after a short pid, but not the padding of -r, which ends in digits and a point.
    while (bytes[p] === Ascii.space) p++;
    return p;
  }

  private readPidBracket(bytes: Uint8Array, at: number): number {
    if (!startsWith(bytes, at, PID)) return at;
    let p = at + PID.length;
    while (bytes[p] === Ascii.space) p++;
    const digits = p;
    while (isDigit(bytes[p] as number)) p++;
    if (p === digits) return at;
    const value = decimal(bytes, digits, p);
    if (bytes[p] === Ascii.less) {
      const end = commEnd(bytes, p);
      if (end < 0) return at;
      this.commStart = p + 1;
      this.commEnd = end - 1;
      p = end;
    }
    if (bytes[p] !== Ascii.closeBracket || bytes[p + 1] !== Ascii.space) return at;
    this.pid = value;
    this.bracketed = true;
    return p + 2;
  }

  /** `21:04:09`, `21:04:09.575880`, `1795219056.920828`, `1795219056`, or the relative `0.000342`. */
  private readStamp(bytes: Uint8Array, at: number): number {
    if (this.stamp === StampKind.none && this.readUsualStamp(bytes, at)) return at + USUAL_STAMP_LENGTH;
    let p = at + 1;
    while (isDigit(bytes[p] as number)) p++;
    let seconds = decimal(bytes, at, p);
    let kind: StampKind = seconds >= 100_000_000 ? StampKind.epoch : StampKind.relative;
    if (bytes[p] === Ascii.colon) {
      if (p - at !== 2 || bytes[at + 5] !== Ascii.colon) return at;
      if (!isDigit(bytes[at + 3] as number) || !isDigit(bytes[at + 4] as number)) return at;
      if (!isDigit(bytes[at + 6] as number) || !isDigit(bytes[at + 7] as number)) return at;
      seconds = seconds * 3600 + decimal(bytes, at + 3, at + 5) * 60 + decimal(bytes, at + 6, at + 8);
      kind = StampKind.day;
      p = at + 8;
    }
    let subsecondNs = 0;
    if (bytes[p] === Ascii.dot) {
      const digits = ++p;
      while (isDigit(bytes[p] as number)) p++;
      subsecondNs = fractionNs(bytes, digits, p);
    } else if (kind === StampKind.relative && !isPadded(bytes, at, p)) return at;
    if (bytes[p] !== Ascii.space) return at;
    // With a wall time, -r repeats itself in parentheses; a bare relative time beside one means nothing to us.
    if (this.stamp === StampKind.none) {
      this.stamp = kind;
      this.seconds = seconds;
      this.subsecondNs = subsecondNs;
    }
    return p + 1;
  }

  /** `21:04:09.575880 `, by far the most common; anything else is left to `readStamp`. */
  private readUsualStamp(bytes: Uint8Array, at: number): boolean {
    if (bytes[at + 2] !== Ascii.colon || bytes[at + 5] !== Ascii.colon) return false;
    if (bytes[at + 8] !== Ascii.dot || bytes[at + 15] !== Ascii.space) return false;
    const hours = twoDigits(bytes, at);
    const minutes = twoDigits(bytes, at + 3);
    const seconds = twoDigits(bytes, at + 6);
    const first = twoDigits(bytes, at + 9);
    const second = twoDigits(bytes, at + 11);
    const third = twoDigits(bytes, at + 13);
    if ((hours | minutes | seconds | first | second | third) < 0) return false;
    this.stamp = StampKind.day;
    this.seconds = hours * 3600 + minutes * 60 + seconds;
    this.subsecondNs = (first * 10_000 + second * 100 + third) * 1000;
    return true;
  }

  private readPaddedRelative(bytes: Uint8Array, at: number): number {
    let p = at;
    while (bytes[p] === Ascii.space) p++;
    if (!isDigit(bytes[p] as number)) return at;
    const end = this.readStamp(bytes, p);
    return end === p ? at : end;
  }
}

/** Whether the number in [from, to) fills the six places that -r gives to seconds; without decimals it looks like any other. */
function isPadded(bytes: Uint8Array, from: number, to: number): boolean {
  for (let p = to - 6; p < from; p++) if (bytes[p] !== Ascii.space) return false;
  return true;
}

const USUAL_STAMP_LENGTH = '21:04:09.575880 '.length;

/** The number that two digits make; negative where one is no digit. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - Ascii.zero;
  const ones = (bytes[at + 1] as number) - Ascii.zero;
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
}

const PID = ascii('[pid ');

/**
 * End (after `>`) of a `<comm>` that begins at `at`, or -1. strace escapes `<` and `>` inside a comm, so the first `>`
 * ends it, even after a `-`.
 */
function commEnd(bytes: Uint8Array, at: number): number {
  // A comm has at most 15 bytes, each printed as at most four (TASK_COMM_LEN, octal escapes).
  for (let p = at + 1; p < at + 64; p++) {
    const byte = bytes[p];
    if (byte === Ascii.greater) return p + 1;
    if (byte === Ascii.newline || byte === Ascii.escape || byte === undefined) return -1;
  }
  return -1;
}

/** `[ 435] ` (-n), `[00007f6e42659c47] ` (-i), `[user:role:type] ` (--secontext). */
function skipBracket(bytes: Uint8Array, at: number): number {
  for (let p = at + 1; ; p++) {
    const byte = bytes[p];
    if (byte === Ascii.newline || byte === undefined || byte === Ascii.openParen) return at;
    // Colour begins inside the bracket: the line has to be read without it.
    if (byte === Ascii.escape) return at;
    if (byte === Ascii.closeBracket) return bytes[p + 1] === Ascii.space ? p + 2 : at;
  }
}

/** `(+     0.000003) `: -r beside a wall time. */
function skipRelative(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== Ascii.plus) return at;
  for (let p = at + 2; ; p++) {
    const byte = bytes[p] as number;
    if (byte === Ascii.closeParen) return bytes[p + 1] === Ascii.space ? p + 2 : at;
    if (byte !== Ascii.space && byte !== Ascii.dot && !isDigit(byte)) return at;
  }
}

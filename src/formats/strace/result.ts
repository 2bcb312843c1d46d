import { Ascii, ascii, decimal, find, fractionNs, isDigit, startsWith } from './bytes.ts';
import type { Interner } from './interner.ts';
import { skipDecoration } from './scan-arguments.ts';
import { CallFlag, CallState } from './trace.ts';

/**
 * Reads what follows `= `: value, decoration, errno, notes in parentheses, `(INJECTED)`, `(DELAYED)`, `<duration>`
 * (strace 7.2, `print_syscall_exit` in syscall.c). The fields hold the result last read.
 */
export class ResultReader {
  value = Number.NaN;
  errno = 0;
  state: CallState = CallState.returned;
  flags = 0;
  durationNs = Number.NaN;

  private readonly errnos: Interner;

  constructor(errnos: Interner) {
    this.errnos = errnos;
  }

  /** Reads the result in [at, end); false where no result stands there. */
  read(bytes: Uint8Array, at: number, end: number): boolean {
    this.value = Number.NaN;
    this.errno = 0;
    this.state = CallState.returned;
    this.flags = 0;
    this.durationNs = Number.NaN;
    let p = this.readValue(bytes, at, end);
    if (p < 0) return false;
    if (bytes[p] === Ascii.less) p = skipDecoration(bytes, p);
    // -y prints this behind the name of a file that was unlinked (strace 6.1).
    if (startsWith(bytes, p, DELETED)) p += DELETED.length;
    if (p >= end) return true;
    if (bytes[p] !== Ascii.space) return false;
    end = this.readDuration(bytes, p, end);
    if (end <= p) return true;
    // Colour stands in a note: the line has to be read without it.
    if (bytes.subarray(p, end).indexOf(Ascii.escape) >= 0) return false;
    this.readNotes(bytes, p + 1, end);
    return true;
  }

  private readValue(bytes: Uint8Array, at: number, end: number): number {
    let p = at;
    const first = bytes[p] as number;
    if (first === Ascii.question) {
      this.state = CallState.noValue;
      return p + 1;
    }
    const negative = first === Ascii.minus;
    if (negative) p++;
    const digits = p;
    if (bytes[p] === Ascii.zero && bytes[p + 1] === Ascii.x) {
      let value = 0;
      for (p += 2; p < end; p++) {
        const digit = HEX[bytes[p] as number] as number;
        if (digit < 0) break;
        value = value * 16 + digit;
      }
      if (p === digits + 2) return -1;
      this.flags = CallFlag.hexReturn;
      this.value = value;
      return p;
    }
    while (p < end && isDigit(bytes[p] as number)) p++;
    if (p === digits) return -1;
    const value = decimal(bytes, digits, p);
    this.value = negative ? -value : value;
    return p;
  }

  /** Reads ` <0.000014>` at the very end; gives where the text before it ends. */
  private readDuration(bytes: Uint8Array, from: number, end: number): number {
    let p = end - 1;
    if (bytes[p] !== Ascii.greater) return end;
    let dot = -1;
    for (p--; ; p--) {
      const byte = bytes[p] as number;
      if (byte === Ascii.dot && dot < 0) dot = p;
      else if (!isDigit(byte)) break;
    }
    if (bytes[p] !== Ascii.less || bytes[p - 1] !== Ascii.space || p <= from || p === end - 2) return end;
    const secondsEnd = dot < 0 ? end - 1 : dot;
    const subsecond = dot < 0 ? 0 : fractionNs(bytes, dot + 1, end - 1);
    this.durationNs = decimal(bytes, p + 1, secondsEnd) * 1e9 + subsecond;
    return p - 1;
  }

  private readNotes(bytes: Uint8Array, from: number, end: number): void {
    let p = from;
    if (bytes[p] === UPPER_E && (this.value === -1 || this.state === CallState.noValue)) {
      while (p < end && isErrnoByte(bytes[p] as number)) p++;
      if (this.state === CallState.noValue && startsWith(bytes, from, ERESTART)) {
        this.state = CallState.restarted;
      }
      this.errno = this.errnos.intern(bytes, from, p);
    }
    // The marks come last, and both end in `ED)`; before them, a string could only quote them.
    if (bytes[end - 1] !== Ascii.closeParen || bytes[end - 2] !== UPPER_D) return;
    if (find(bytes, p, end, INJECTED) >= 0) this.flags |= CallFlag.injected;
    if (find(bytes, p, end, DELAYED) >= 0) this.flags |= CallFlag.delayed;
  }
}

const UPPER_D = 68;
const UPPER_E = 69;
const DELETED = ascii('(deleted)');
const ERESTART = ascii('ERESTART');
const INJECTED = ascii('(INJECTED');
const DELAYED = ascii('(DELAYED');

function isErrnoByte(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || isDigit(byte) || byte === Ascii.underscore;
}

const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) HEX['0123456789abcdef'.charCodeAt(i)] = i;

/*
 * What the guest's agent (sandbox/agent/agent.c) says on the first serial port: RS, text, space, four hex digits
 * (CRC-16/CCITT-FALSE of the text), newline. All else there is the kernel's console.
 */

const recordSeparator = 0x1e;
const newline = 0x0a;
/** No frame of the agent is longer; what is longer is console text with a stray RS in it. */
const frameLimit = 128;

/** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xffff. */
export function crc16(text: string): number {
  let crc = 0xffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= (text.charCodeAt(index) & 0xff) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}

/** Takes the serial port's bytes apart into frames and console lines; a broken frame becomes a console line. */
export class FrameReader {
  readonly #onFrame: (text: string) => void;
  readonly #onLine: (text: string) => void;
  #text = '';
  #inFrame = false;

  constructor(onFrame: (text: string) => void, onLine: (text: string) => void) {
    this.#onFrame = onFrame;
    this.#onLine = onLine;
  }

  add(byte: number): void {
    if (byte === recordSeparator) {
      this.#endLine();
      this.#inFrame = true;
    } else if (byte === newline) {
      if (this.#inFrame) this.#endFrame();
      else this.#endLine();
    } else {
      this.#text += String.fromCharCode(byte);
      if (this.#inFrame && this.#text.length > frameLimit) this.#inFrame = false;
      if (this.#text.length > 1000) this.#endLine();
    }
  }

  #endFrame(): void {
    const text = this.#text.slice(0, -5);
    if (this.#text.at(-5) === ' ' && this.#text.slice(-4) === crc16(text).toString(16).padStart(4, '0')) {
      this.#text = '';
      this.#inFrame = false;
      this.#onFrame(text);
    } else this.#endLine();
  }

  #endLine(): void {
    const line = this.#text.replace(/\r$/, '');
    this.#text = '';
    this.#inFrame = false;
    if (line !== '') this.#onLine(line);
  }
}

export interface ResultHead {
  readonly exitCode: number;
  readonly timedOut: boolean;
  readonly cut: boolean;
  /** errno of a command that could not be started, else 0. */
  readonly error: number;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
}

/** Length of the line at the start of a result file. */
export const resultHeadBytes = 64;

/** The first line of a result file; null while it is not there whole. */
export function readResultHead(bytes: Uint8Array): ResultHead | null {
  if (bytes.length < resultHeadBytes) return null;
  const text = new TextDecoder().decode(bytes.subarray(0, resultHeadBytes));
  const match = /^exit (\d+) ([01]) ([01]) (\d+) (\d+) (\d+) *\n$/.exec(text);
  if (!match) return null;
  const [, exitCode, timedOut, cut, error, stdoutBytes, stderrBytes] = match.map(Number);
  return {
    exitCode: exitCode as number,
    timedOut: timedOut === 1,
    cut: cut === 1,
    error: error as number,
    stdoutBytes: stdoutBytes as number,
    stderrBytes: stderrBytes as number,
  };
}

import { ascii, find, startsWith } from './strace/bytes.ts';
import { StraceParser } from './strace/parse.ts';

/** What input can look like, besides a strace log. A key for catalogues. */
export type LooksLike =
  | 'empty'
  | 'gzip'
  | 'go-trace'
  | 'pprof'
  | 'html'
  | 'json'
  | 'elf'
  | 'perf-data'
  | 'utf-16'
  | 'compressed'
  | 'binary'
  | 'text';

export type Detected =
  | { readonly format: 'strace'; readonly message: '' }
  /** `message`: what it looks like and what to do, in English, one line. */
  | { readonly format: 'unknown'; readonly looksLike: LooksLike; readonly message: string };

/** How much of the front `detect` looks at. */
export const DETECT_BYTES = 256 * 1024;

/**
 * Says what the beginning of an input (decompressed) is. A log is recognised by being read: its first part must hold
 * a call, an event, a notice or a summary table. Never throws.
 */
export function detect(front: Uint8Array): Detected {
  if (front.length === 0) return unknown('empty');
  for (const [looksLike, magic] of MAGIC) if (startsWith(front, 0, magic)) return unknown(looksLike);
  if (startsWith(front, 0, GO_TRACE) && find(front, 0, 24, GO_TRACE_END) > 0) return unknown('go-trace');
  const sample = front.subarray(0, DETECT_BYTES);
  const parser = new StraceParser();
  parser.push(sample);
  const trace = parser.finish();
  const { counts, calls, events, summaryTables } = trace;
  if (calls.count + events.count + summaryTables.length + counts.attached + counts.detached > 0) {
    return { format: 'strace', message: '' };
  }
  if (counts.resumedLines > 0) return { format: 'strace', message: '' };
  return unknown(looksLikeOf(sample));
}

function looksLikeOf(sample: Uint8Array): LooksLike {
  if (sample[1] === 0 || sample[0] === 0) return sample[2] !== 0 && sample[3] === 0 ? 'utf-16' : 'binary';
  // A profile is a protocol buffer: its first field is a sample type, whose length follows 0x0a.
  if (sample[0] === 0x0a && sample[2] === 0x08 && sample[4] === 0x10) return 'pprof';
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  if (zeros > 0) return 'binary';
  const text = new TextDecoder().decode(sample.subarray(0, 512)).trimStart().toLowerCase();
  if (text === '') return 'empty';
  if (text.startsWith('<!doctype') || text.startsWith('<html') || text.startsWith('<?xml')) return 'html';
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  return text.includes('\ufffd') ? 'binary' : 'text';
}

const MAGIC: readonly (readonly [LooksLike, Uint8Array])[] = [
  ['gzip', Uint8Array.of(0x1f, 0x8b)],
  ['elf', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46)],
  ['perf-data', ascii('PERFILE2')],
  ['utf-16', Uint8Array.of(0xff, 0xfe)],
  ['utf-16', Uint8Array.of(0xfe, 0xff)],
  ['compressed', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)],
  ['compressed', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a)],
  ['compressed', ascii('BZh')],
  ['compressed', Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
];
const GO_TRACE = ascii('go 1.');
const GO_TRACE_END = ascii(' trace\0');

const MESSAGES: Readonly<Record<LooksLike, string>> = {
  empty: 'the input is empty; if strace is still running, its output may not be written yet',
  gzip: 'this is gzip data that could not be unpacked; try gunzip first',
  'go-trace': 'this is a Go execution trace, not a strace log; open it with `go tool trace`',
  pprof: 'this looks like a pprof profile, not a strace log; open it with `go tool pprof`',
  html: 'this is an HTML page, not a strace log; a login page or an error page was probably saved instead of the file',
  json: 'this looks like JSON, not like strace output',
  elf: 'this is a program (ELF), not a log; record one with `strace -f -ttt -T -o trace.log PROGRAM`',
  'perf-data': 'this is a recording of `perf record`; open it with `perf script`',
  'utf-16': 'this is UTF-16 text; convert it first: `iconv -f UTF-16 -t UTF-8 FILE`',
  compressed: 'this is compressed, and not with gzip; unpack it first',
  binary: 'this is binary data, not strace output',
  text: 'no line of this looks like strace output; record with `strace -f -ttt -T -o trace.log PROGRAM`',
};

function unknown(looksLike: LooksLike): Detected {
  return { format: 'unknown', looksLike, message: MESSAGES[looksLike] };
}

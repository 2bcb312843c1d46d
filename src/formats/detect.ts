import { looksLikeProfile } from './detect-profile.ts';
import { isTextProfile } from './pprof/sniff.ts';
import { ascii, startsWith } from './strace/bytes.ts';
import { StraceParser } from './strace/parse.ts';

/** What is read here: the names of the folders of `formats`. */
export type Format = 'strace' | 'gotrace' | 'pprof';

/** What input can look like that is not read here. A key for catalogues. */
export type LooksLike =
  | 'empty'
  | 'gzip'
  | 'go-trace-v1'
  | 'go-trace-unknown'
  | 'go-trace-cut'
  | 'html'
  | 'json'
  | 'elf'
  | 'perf-data'
  | 'utf-16'
  | 'zstd'
  | 'xz'
  | 'bzip2'
  | 'lz4'
  | 'zip'
  | 'tar'
  | 'profile-text'
  | 'goroutine-dump'
  | 'binary'
  | 'text';

export type Detected =
  | { readonly format: Format; readonly message: '' }
  /**
   * `message`: what it looks like and what to do, in English, one line. `version`: of the trace format, such as 1.21,
   * where that is the reason; else empty.
   */
  | {
      readonly format: 'unknown';
      readonly looksLike: LooksLike;
      readonly version: string;
      readonly message: string;
    };

/** How much of the front `detect` looks at. */
export const DETECT_BYTES = 256 * 1024;

/**
 * Says what the beginning of an input (decompressed) is. A log is recognised by being read: its first part must hold
 * a call, an event, a notice or a summary table; a Go trace by its header; a profile by the shape of its fields. Never
 * throws.
 */
export function detect(front: Uint8Array): Detected {
  if (front.length === 0) return unknown('empty');
  for (const [looksLike, magic] of MAGIC) if (startsWith(front, 0, magic)) return unknown(looksLike);
  const goTrace = detectGoTrace(front);
  if (goTrace) return goTrace;
  const sample = front.subarray(0, DETECT_BYTES);
  if (looksLikeProfile(sample)) return { format: 'pprof', message: '' };
  // Before a log is looked for: `--- mutex:` reads like a signal.
  if (isTextProfile(new TextDecoder().decode(sample.subarray(0, 512)))) return unknown('profile-text');
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
  if (startsWith(sample, TAR_MAGIC_AT, TAR_MAGIC)) return 'tar';
  if (sample[1] === 0 || sample[0] === 0) return sample[2] !== 0 && sample[3] === 0 ? 'utf-16' : 'binary';
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  if (zeros > 0) return 'binary';
  const front = new TextDecoder().decode(sample.subarray(0, 4096));
  if (GOROUTINE_HEAD.test(front)) return 'goroutine-dump';
  const text = front.slice(0, 512).trimStart().toLowerCase();
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
  ['zstd', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)],
  ['xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a)],
  ['bzip2', ascii('BZh')],
  ['lz4', Uint8Array.of(0x04, 0x22, 0x4d, 0x18)],
  ['zip', Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
];
/** Behind the name and the numbers of the first file (pax, ustar and GNU alike). */
const TAR_MAGIC = ascii('ustar');
const TAR_MAGIC_AT = 257;
/** As runtime/traceback.go begins each goroutine. */
const GOROUTINE_HEAD = /(?:^|\n)goroutine \d+ [^\n]*\[[^\]\n]+\]:\r?\n/;

/** A header is `go 1.NN trace`, filled with zero bytes (internal/trace/version, Header). */
const GO_TRACE_HEADER = 16;
const GO_TRACE_VERSIONS: ReadonlySet<string> = new Set(['1.22', '1.23', '1.25', '1.26']);
/** Format 1 was written up to Go 1.21. */
const LAST_V1_MINOR = 21;

function detectGoTrace(front: Uint8Array): Detected | null {
  if (!startsWith(front, 0, GO_TRACE)) return null;
  let text = '';
  for (const byte of front.subarray(0, GO_TRACE_HEADER)) text += String.fromCharCode(byte);
  if (front.length < GO_TRACE_HEADER) {
    const rest = text.slice(GO_TRACE.length).replace(/\d/g, 'N');
    return 'NN trace\0\0\0'.startsWith(rest) ? unknown('go-trace-cut') : null;
  }
  const version = /^go (1\.\d{1,3}) trace\0+$/.exec(text)?.[1];
  if (version === undefined) return null;
  if (GO_TRACE_VERSIONS.has(version)) return { format: 'gotrace', message: '' };
  const isV1 = Number(version.slice(2)) <= LAST_V1_MINOR;
  return unknown(isV1 ? 'go-trace-v1' : 'go-trace-unknown', version);
}
const GO_TRACE = ascii('go 1.');

const MESSAGES: Readonly<Record<LooksLike, (version: string) => string>> = {
  empty: () => 'the input is empty; if it is still being recorded, nothing may be written yet',
  gzip: () => 'this is gzip data that could not be unpacked; try gunzip first',
  'go-trace-v1': (version) =>
    `this is a Go execution trace in the old format ${version}; only 1.22 and newer are read, so record it anew with Go 1.22 or newer, or open it with the \`go tool trace\` of the Go version that made it`,
  'go-trace-unknown': (version) =>
    `this is a Go execution trace in format ${version}, which is not known here; 1.22, 1.23, 1.25 and 1.26 are (Go 1.22 to 1.27); open it with the \`go tool trace\` of the Go version that made it`,
  'go-trace-cut': () =>
    'this is the beginning of a Go execution trace, cut inside its header; nothing was recorded yet',
  html: () =>
    'this is an HTML page, not a recording; a login page or an error page was probably saved instead of the file',
  json: () => 'this looks like JSON, not like strace output, a Go trace or a profile',
  elf: () => 'this is a program (ELF), not a log; record one with `strace -f -ttt -T -o trace.log PROGRAM`',
  'perf-data': () => 'this is a recording of `perf record`; open it with `perf script`',
  'utf-16': () => 'this is UTF-16 text; convert it first: `iconv -f UTF-16 -t UTF-8 FILE`',
  zstd: () => 'this is compressed with zstd; unpack it first: `zstd -d FILE`',
  xz: () => 'this is compressed with xz; unpack it first: `xz -dk FILE`',
  bzip2: () => 'this is compressed with bzip2; unpack it first: `bunzip2 -k FILE`',
  lz4: () => 'this is compressed with lz4; unpack it first: `lz4 -d FILE`',
  zip: () => 'this is a zip archive; unpack it with `unzip FILE`, and open the files in it',
  tar: () => 'this is a tar archive; unpack it with `tar -xf FILE`, and open the files in it',
  'profile-text': () =>
    'this is a profile as text (?debug=1, or an older form); fetch it without debug, or turn it into the form that is read here: `go tool pprof -proto FILE`',
  'goroutine-dump': () =>
    'these are stacks of goroutines as text (a crash, SIGQUIT or ?debug=2), which are not read here; for a profile of them fetch /debug/pprof/goroutine without debug',
  binary: () => 'this is binary data, not strace output, a Go trace or a profile',
  text: () =>
    'no line of this looks like strace output; record with `strace -f -ttt -T -o trace.log PROGRAM`',
};

function unknown(looksLike: LooksLike, version = ''): Detected {
  return { format: 'unknown', looksLike, version, message: MESSAGES[looksLike](version) };
}

import { BrokenTrace } from './problems.ts';
import type { WireVersion } from './trace.ts';

/** `go 1.NN trace` and three zero bytes. */
export const HEADER_BYTES = 16;

const versions: readonly number[] = [22, 23, 25, 26] satisfies WireVersion[];

/** The wire version that a header names. @throws BrokenTrace where it is none that is read here */
export function readHeader(bytes: Uint8Array, length: number): WireVersion {
  if (length === 0)
    throw new BrokenTrace('empty', 'the input is empty; a trace is complete once trace.Stop returned');
  const text = String.fromCharCode(...bytes.subarray(0, Math.min(length, HEADER_BYTES)));
  const named = /^go 1\.(\d+) trace\0+$/.exec(text);
  if (!named || length < HEADER_BYTES) {
    throw new BrokenTrace(
      'not-a-trace',
      'this is not a Go execution trace: it does not begin with "go 1.NN trace"',
    );
  }
  const version = Number(named[1]);
  if (versions.includes(version)) return version as WireVersion;
  if (version < 22) {
    throw new BrokenTrace(
      'old-version',
      `this trace has the old format of Go 1.${version} (up to Go 1.21), which is not read here; record it again with Go 1.22 or later, or open it with \`go tool trace\``,
    );
  }
  throw new BrokenTrace(
    'unknown-version',
    `this trace has format version 1.${version}; 1.22, 1.23, 1.25 and 1.26 are read here (Go 1.22 to 1.27)`,
  );
}

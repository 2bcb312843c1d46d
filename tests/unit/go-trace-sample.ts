import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A recording of `src/formats/gotrace/samples/`, unpacked. */
export function sample(name: string): Uint8Array {
  const file = new URL(`../../src/formats/gotrace/samples/${name}`, import.meta.url);
  return new Uint8Array(gunzipSync(readFileSync(file)));
}

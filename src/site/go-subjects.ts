import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import { openSubject } from '../grading/open-subject.ts';
import type { Subjects } from '../grading/subjects.ts';
import { fixturePath } from './fixture-path.ts';

const traces = new Map<string, WholeTrace>();
const profiles = new Map<string, Profile>();

/** A Go trace of a fixture, read once for the whole build. @throws Error for one that is missing or broken */
export function traceOf(fixture: string): WholeTrace {
  const known = traces.get(fixture);
  if (known) return known;
  const whole = opened('gotrace', fixture);
  const { problem } = whole.figures.trace;
  if (problem) throw new Error(`fixture "${fixture}": ${problem.message}`);
  traces.set(fixture, whole);
  return whole;
}

/** A profile of a fixture, read once for the whole build. @throws Error for one that is missing or broken */
export function profileOf(fixture: string): Profile {
  const known = profiles.get(fixture);
  if (known) return known;
  const profile = opened('pprof', fixture);
  profiles.set(fixture, profile);
  return profile;
}

function opened<F extends 'gotrace' | 'pprof'>(format: F, fixture: string): Subjects[F] {
  try {
    return openSubject(format, [{ name: fixture, bytes: unpacked(fixture) }]);
  } catch (error) {
    throw new Error(`fixture "${fixture}": ${(error as Error).message}`);
  }
}

function unpacked(fixture: string): Uint8Array {
  const { folder, file } = fixturePath(fixture);
  const bytes = readFileSync(join(folder, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

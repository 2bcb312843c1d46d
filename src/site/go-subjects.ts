import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type WholeTrace, WholeTraceAnalysis } from '../analysis/gotrace/whole-trace.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import { readProfile } from '../formats/pprof/read-profile.ts';
import { fixturePath } from './fixture-path.ts';

const traces = new Map<string, WholeTrace>();
const profiles = new Map<string, Profile>();

/** A Go trace of a fixture, read once for the whole build. @throws Error for one that is missing or broken */
export function traceOf(fixture: string): WholeTrace {
  const known = traces.get(fixture);
  if (known) return known;
  const parser = new GoTraceParser();
  const analysis = new WholeTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  parser.push(unpacked(fixture));
  const trace = parser.finish();
  if (trace.problem) throw new Error(`fixture "${fixture}": ${trace.problem.message}`);
  const whole = analysis.finish(trace);
  traces.set(fixture, whole);
  return whole;
}

/** A profile of a fixture, read once for the whole build. @throws Error for one that is missing or broken */
export function profileOf(fixture: string): Profile {
  const known = profiles.get(fixture);
  if (known) return known;
  const { profile, problem } = readProfile(unpacked(fixture));
  if (!profile) throw new Error(`fixture "${fixture}": ${problem.message}`);
  profiles.set(fixture, profile);
  return profile;
}

function unpacked(fixture: string): Uint8Array {
  const { folder, file } = fixturePath(fixture);
  const bytes = readFileSync(join(folder, file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

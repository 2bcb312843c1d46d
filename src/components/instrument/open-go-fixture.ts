import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturePath } from '../../site/fixture-path.ts';
import { fixtureKey } from '../analyzer/client.ts';
import type { OtherOpenState } from '../analyzer/protocol.ts';
import { OpenError } from '../analyzer/worker/open-error.ts';
import { OpenTrace } from '../analyzer/worker/open-trace.ts';
import { openTraces } from '../analyzer/worker/open-traces.ts';
import type { OtherTrace } from '../analyzer/worker/other-trace.ts';

export interface OpenedFixture {
  readonly state: OtherOpenState;
  readonly other: OtherTrace;
}

const open = new Map<string, Promise<OpenedFixture>>();

/** Reads a recording once per build, as the worker of a page does. @throws Error for what is no Go trace or profile */
export function openGoFixture(fixture: string): Promise<OpenedFixture> {
  const known = open.get(fixture);
  if (known) return known;
  const opened = read(fixture);
  open.set(fixture, opened);
  return opened;
}

async function read(fixture: string): Promise<OpenedFixture> {
  const { folder, file } = fixturePath(fixture);
  const bytes = new File([readFileSync(join(folder, file))], file);
  const trace = new OpenTrace(fixtureKey(fixture), { kind: 'files', files: [bytes] }, () => undefined);
  // As the worker keeps them: a comparison finds the other one there.
  openTraces.set(trace.key, trace);
  const state = await trace.opened.catch((error: unknown) => {
    const why = error instanceof OpenError ? JSON.stringify(error.problem) : String(error);
    throw new Error(`fixture "${fixture}": ${why}`);
  });
  if (state.format === 'strace' || !trace.other) throw new Error(`fixture "${fixture}" is a strace log`);
  return { state, other: trace.other };
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FromWorker } from '../../analyzer/protocol.ts';
import { OpenTrace } from '../../analyzer/worker/open-trace.ts';
import type { GoTraceOpenState } from '../protocol.ts';
import { OpenGoTrace } from './open-go-trace.ts';

const packed = readFileSync(new URL('../../../formats/gotrace/samples/mix.trace.gz', import.meta.url));
const asking = { signal: new AbortController().signal, tell: () => undefined };
const window = { q: '', group: '', fromNs: 0, toNs: 1e12, firstRow: 0, endRow: 400, buckets: 300 };

/** Opens the sample, with something to do at each state that the worker posts. */
function open(meet: (state: GoTraceOpenState, trace: OpenTrace) => void): OpenTrace {
  const hear = (message: FromWorker) => {
    if (message.kind === 'state' && message.state.format === 'gotrace') meet(message.state, trace);
  };
  const files = [new File([packed], 'mix.trace.gz')];
  const trace: OpenTrace = new OpenTrace('input:1', { kind: 'files', files }, hear);
  return trace;
}

/** What a timeline asks for, one after another as a reader goes from rows to rows. */
async function pictures({ other }: OpenTrace): Promise<unknown[]> {
  const seen = [await other?.answer('goTimeline', {}, asking)];
  for (const by of ['proc', 'thread', 'goroutine']) {
    seen.push(await other?.answer('goTimelineWindow', { ...window, by }, asking));
    seen.push(await other?.answer('goTimelineTable', { ...window, by, most: 500 }, asking));
  }
  seen.push(await other?.answer('goTimelineWindow', { ...window, by: 'proc', q: 'main.' }, asking));
  return seen;
}

test('what the timeline shows before the sums are made is what it shows after', async () => {
  const stages: string[] = [];
  let early: ReturnType<typeof pictures> | undefined;
  let facts: GoTraceOpenState['facts'] = null;
  const trace = open((state, { other }) => {
    stages.push(state.stage);
    if (state.stage !== 'read') return;
    facts = state.facts;
    expect(state.info).toBeNull();
    expect(
      ['goTimeline', 'goOverview'].map((kind) => (other as OpenGoTrace).isAnswered(kind as 'goTimeline')),
    ).toEqual([true, false]);
    early = pictures(trace);
  });
  const state = await trace.opened;
  expect(stages).toEqual(['reading', 'read', 'analysed']);
  expect(await early).toEqual(await pictures(trace));
  if (state.format !== 'gotrace') return;
  expect(state.info).toMatchObject(facts ?? {});
  const figures = trace.other instanceof OpenGoTrace ? trace.other.whole : null;
  expect(facts).toMatchObject({ goroutines: figures?.goroutines.count, collections: figures?.gc.length });
});

test('tasks, regions and arrows wait for the sums', async () => {
  let early: Promise<unknown> | undefined;
  const trace = open((state, { other }) => {
    if (state.stage === 'read') early = other?.answer('goTimelineTasks', {}, asking);
  });
  await trace.opened;
  expect(await early).toMatchObject({ leftOut: 0 });
  const arrows = { ...window, by: 'goroutine', goroutine: null };
  expect(await trace.other?.answer('goTimelineArrows', arrows, asking)).toHaveProperty('arrows');
});

test('a trace that is closed is not summed up', async () => {
  const trace = open((state, of) => {
    if (state.stage === 'read') of.close();
  });
  await expect(trace.opened).rejects.toThrow();
});

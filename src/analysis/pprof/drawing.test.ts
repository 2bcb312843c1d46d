import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readProfile } from '../../formats/pprof/read-profile.ts';
import { makeReport } from './report.ts';
import { defaultSampleType } from './sample-type.ts';

/** What `go tool pprof -dot -nodecount=12` draws of the sample: boxes for labels take room from functions. */
const drawn = {
  nodes: [
    'internal/bytealg.MakeNoZero',
    'runtime.main',
    'main.main',
    'runtime/pprof.StartCPUProfile',
    'compress/flate.NewWriter',
    'runtime/pprof.profileWriter',
    'compress/flate.(*compressor).init',
  ],
  edges: [
    'runtime.main > main.main',
    'main.main > internal/bytealg.MakeNoZero over others',
    'runtime/pprof.profileWriter > compress/flate.NewWriter over others',
    'main.main > runtime/pprof.StartCPUProfile',
    'compress/flate.NewWriter > compress/flate.(*compressor).init',
  ],
};

test('chooses, orders and joins what go tool pprof draws', () => {
  const file = new URL('../../formats/pprof/samples/allocs.pb.gz', import.meta.url);
  const { profile } = readProfile(gunzipSync(readFileSync(file)));
  if (!profile) throw new Error('not read');
  const { nodes } = makeReport(profile, {
    sampleType: defaultSampleType(profile),
    forDrawing: true,
    nodeCount: 12,
  });
  expect(nodes.map(({ name }) => name)).toEqual(drawn.nodes);
  const edges = nodes.flatMap((node) =>
    node.out.map(
      ({ from, to, isResidual }) => `${from.name} > ${to.name}${isResidual ? ' over others' : ''}`,
    ),
  );
  expect(edges.sort()).toEqual(drawn.edges.toSorted());
});

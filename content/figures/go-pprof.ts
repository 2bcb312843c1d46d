import type { Profile } from '../../src/formats/pprof/profile.ts';
import { cumOf, flatOf, totalValue } from '../../src/grading/profile-sums.ts';
import { defineFigures, profileFigures } from '../../src/site/figures.ts';

const cpu = profileFigures('go-pprof/cpu-time/cpu.pb.gz');
const fixedCpu = profileFigures('go-pprof/cpu-time/fixed.cpu.pb.gz');
const heap = profileFigures('go-pprof/heap/heap.pb.gz');
const fixedHeap = profileFigures('go-pprof/heap/fixed.heap.pb.gz');
const block = profileFigures('go-pprof/block/block.pb.gz');

const lock = 'sync.(*Mutex).Lock';
const cpuShare = (profile: Profile, name: string) => cumOf(profile, 'cpu', name) / totalValue(profile, 'cpu');

export default defineFigures({
  'cpu-recorded': cpu('duration', ({ durationNs }) => Number(durationNs)),
  'cpu-total': cpu('duration', (profile) => totalValue(profile, 'cpu')),
  'cpu-samples': cpu('count', (profile) => totalValue(profile, 'samples')),
  'cpu-period': cpu('duration', ({ period }) => Number(period)),
  'cpu-search-cum': cpu('duration', (profile) => cumOf(profile, 'cpu', 'main.searchFile')),
  'cpu-search-flat': cpu('duration', (profile) => flatOf(profile, 'cpu', 'main.searchFile')),
  'cpu-word-share': cpu('share', (profile) => cpuShare(profile, 'main.hasWord')),
  'cpu-compare-share': cpu('share', (profile) => cpuShare(profile, 'main.compare')),
  'cpu-malloc-share': cpu('share', (profile) => cpuShare(profile, 'runtime.mallocgc')),
  'cpu-mark-share': cpu('share', (profile) => cpuShare(profile, 'runtime.gcBgMarkWorker')),
  'fixed-word-share': fixedCpu('share', (profile) => cpuShare(profile, 'main.hasWord')),
  'fixed-mark-share': fixedCpu('share', (profile) => cpuShare(profile, 'runtime.gcBgMarkWorker')),
  'heap-in-use': heap('bytes', (profile) => totalValue(profile, 'inuse_space')),
  'heap-allocated': heap('bytes', (profile) => totalValue(profile, 'alloc_space')),
  'heap-objects': heap('count', (profile) => totalValue(profile, 'alloc_objects')),
  'heap-period': heap('bytes', ({ period }) => Number(period)),
  'heap-fixed-allocated': fixedHeap('bytes', (profile) => totalValue(profile, 'alloc_space')),
  'block-lock': block('duration', (profile) => cumOf(profile, 'delay', lock)),
  'block-count': block('count', (profile) => cumOf(profile, 'contentions', lock)),
  'block-mean': block('duration', (profile) =>
    Math.round(cumOf(profile, 'delay', lock) / cumOf(profile, 'contentions', lock)),
  ),
});

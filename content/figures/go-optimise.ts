import {
  lockWait,
  longestSearch,
  meanSearch,
  otherWait,
  schedWait,
  searchers,
  searches,
  syncWait,
} from '../../exercises/go-optimise/search-figures.ts';
import type { WholeTrace } from '../../src/analysis/gotrace/whole-trace.ts';
import { defineFigures, pairFigures, traceFigures } from '../../src/site/figures.ts';

const folder = 'go-optimise/one-at-a-time';
const before = traceFigures(`${folder}/server.trace.gz`);
const local = traceFigures(`${folder}/localresults.trace.gz`);
const less = traceFigures(`${folder}/lessgarbage.trace.gz`);
const all = traceFigures('go-optimise/prove-it/fixed.trace.gz');
const toLocal = pairFigures(`${folder}/server.trace.gz`, `${folder}/localresults.trace.gz`);
const again = traceFigures(`${folder}/localresults.again.trace.gz`);
const toAgain = pairFigures(`${folder}/server.trace.gz`, `${folder}/localresults.again.trace.gz`);
const toLess = pairFigures(`${folder}/server.trace.gz`, `${folder}/lessgarbage.trace.gz`);

const cycles = ({ figures }: WholeTrace): number => figures.gc.length;
const goroutines = (trace: WholeTrace): number => searchers(trace).reduce((sum, { count }) => sum + count, 0);
const cut = (pair: { before: WholeTrace; after: WholeTrace }): number =>
  1 - syncWait(pair.after) / syncWait(pair.before);

export default defineFigures({
  searches: before('count', searches),
  'before-sync': before('duration', syncWait),
  'before-lock': before('duration', lockWait),
  'before-other': before('duration', otherWait),
  'before-lock-share': before('share', (trace) => lockWait(trace) / syncWait(trace)),
  'before-mean': before('duration', meanSearch),
  'before-longest': before('duration', longestSearch),
  'before-cycles': before('count', cycles),
  'before-goroutines': before('count', goroutines),
  'before-sched': before('duration', schedWait),
  'before-lasts': before('duration', ({ figures }) => figures.trace.durationNs),
  'local-sync': local('duration', syncWait),
  'local-lock': local('duration', lockWait),
  'local-other': local('duration', otherWait),
  'local-mean': local('duration', meanSearch),
  'local-cycles': local('count', cycles),
  'local-cut': toLocal('share', cut),
  'again-mean': again('duration', meanSearch),
  'again-cut': toAgain('share', cut),
  'less-sync': less('duration', syncWait),
  'less-lock': less('duration', lockWait),
  'less-other': less('duration', otherWait),
  'less-mean': less('duration', meanSearch),
  'less-cycles': less('count', cycles),
  'less-cut': toLess('share', cut),
  'all-sync': all('duration', syncWait),
  'all-mean': all('duration', meanSearch),
  'all-longest': all('duration', longestSearch),
  'all-cycles': all('count', cycles),
  'all-goroutines': all('count', goroutines),
  'all-sched': all('duration', schedWait),
});

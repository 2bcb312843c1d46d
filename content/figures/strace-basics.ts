import { defineFigures } from '../../src/site/figures.ts';
import { attachFigures } from './strace-basics/attach.ts';
import { beyondFigures } from './strace-basics/beyond.ts';
import { countFigures } from './strace-basics/count.ts';
import { fallbackFigures } from './strace-basics/fallback.ts';
import { firstFigures } from './strace-basics/first.ts';
import { futexFigures } from './strace-basics/futex.ts';
import { lockFigures } from './strace-basics/lock.ts';
import { mysteryFigures } from './strace-basics/mystery.ts';
import { repeatFigures } from './strace-basics/repeat.ts';
import { syncFigures } from './strace-basics/sync.ts';
import { timeFigures } from './strace-basics/time.ts';
import { waitingFigures } from './strace-basics/waiting.ts';

export default defineFigures({
  ...timeFigures,
  ...firstFigures,
  ...countFigures,
  ...attachFigures,
  ...waitingFigures,
  ...lockFigures,
  ...fallbackFigures,
  ...repeatFigures,
  ...syncFigures,
  ...futexFigures,
  ...beyondFigures,
  ...mysteryFigures,
});

import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations, needsProcesses } from '../../../src/grading/strace-needs.ts';
import { contendedLock } from './futex-locks.ts';
import { endedBy, fixFirst, heldDuring } from './questions-cause.ts';
import { lockMarks, lockShare, longestLock, refused } from './questions-wait.ts';

export default {
  title: { en: 'Four threads and one journal', ja: '4つのスレッドと1つのジャーナル' },
  format: 'strace',
  fixture: ['threads-and-futexes.log'],
  needs: [
    needsDurations,
    needsClock,
    needsProcesses,
    {
      id: 'futex-lock',
      met: (log) => contendedLock(log) !== undefined,
      missing: {
        en: 'In this log no thread waits for a mutex. Record a busy program with threads, all of them: `-f`, or `-f -p` with its pid. A lock on a file (`fcntl`, `flock`) is another exercise.',
        ja: 'このログには、ミューテックスを待つスレッドがありません。スレッドを使うプログラムを、負荷がかかっている間に、`-f`か`-f -p`で全スレッド記録してください。ファイルのロック（`fcntl`、`flock`）は別の演習で扱います。',
      },
    },
  ],
  questions: [lockShare, longestLock, lockMarks, endedBy, heldDuring, refused, fixFirst],
} satisfies Exercise;

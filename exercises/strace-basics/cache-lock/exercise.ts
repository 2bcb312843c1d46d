import type { Exercise } from '../../../src/grading/exercise.ts';
import { locksOf } from './locks.ts';
import { fixFirst, notABottleneck, underLock } from './questions-cause.ts';
import { endedBy, holder } from './questions-holder.ts';
import { heldProof, waitWindow } from './questions-proof.ts';
import { contended, lockTarget, longestWait, waitingShare } from './questions-wait.ts';

export default {
  title: { en: 'Who waits for the cache, and for whom', ja: 'キャッシュを待つのは誰か、誰を待っているのか' },
  format: 'strace',
  fixture: ['cache-lock.log'],
  needs: [
    {
      id: 'durations',
      met: (log) => log.totals.some((total) => total.maxCall >= 0),
      missing: {
        en: 'This log has no durations. Record again with `-T`: a wait is told from other calls by its duration.',
        ja: 'このログには所要時間がありません。待ちかどうかは所要時間で見分けるので、`-T`を付けて取り直してください。',
      },
    },
    {
      id: 'time-stamps',
      met: (log) => log.trace.clock !== 'none',
      missing: {
        en: 'This log has no time stamps. Record again with `-ttt`: who held the lock follows from the order in time.',
        ja: 'このログには時刻がありません。誰がロックを持っていたかは時間の前後から分かるので、`-ttt`を付けて取り直してください。',
      },
    },
    {
      id: 'lock-calls',
      met: (log) => locksOf(log).longest !== undefined,
      missing: {
        en: 'No call in this log waits for a file lock (`fcntl` with `F_SETLKW`, or `flock`). If the program uses such a lock, record while it is busy, all its processes: `-f`, and each pid after `-p`. A mutex between threads appears as `futex` and is another exercise.',
        ja: 'このログには、ファイルのロックを待つ呼び出し（`fcntl`の`F_SETLKW`や`flock`）がありません。プログラムがこうしたロックを使うなら、負荷がかかっている間に、`-f`を付け、`-p`に全プロセスのpidを並べて取り直してください。スレッド間のミューテックスは`futex`として現れるもので、この演習の対象ではありません。',
      },
    },
  ],
  questions: [
    waitingShare,
    lockTarget,
    longestWait,
    contended,
    waitWindow,
    holder,
    heldProof,
    endedBy,
    underLock,
    fixFirst,
    notABottleneck,
  ],
} satisfies Exercise;

import type { Need } from './exercise.ts';

/** What most exercises on a strace log need of a capture. */
export const needsDurations: Need = {
  id: 'durations',
  met: (log) => log.totals.some((total) => total.maxCall >= 0),
  missing: {
    en: 'This log has no durations. Record with `-T`.',
    ja: 'このログには所要時間がありません。`-T`を付けて記録してください。',
  },
};

export const needsClock: Need = {
  id: 'clock',
  met: (log) => log.trace.clock !== 'none',
  missing: {
    en: 'This log has no time stamps. Record with `-tt` or `-ttt`.',
    ja: 'このログには時刻がありません。`-tt`か`-ttt`を付けて記録してください。',
  },
};

/** For questions about who holds or waits for what another process has. */
export const needsProcesses: Need = {
  id: 'processes',
  met: (log) => log.trace.threads.length > 1,
  missing: {
    en: 'This log holds one process only. Record all that take part: with `-f` from the start, or with each pid after `-p`.',
    ja: 'このログにはプロセスが1つしかありません。関係するプロセスをすべて記録してください（起動から取るなら`-f`、実行中なら`-p`に全員のpid）。',
  },
};

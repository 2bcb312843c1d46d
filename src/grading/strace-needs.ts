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

import fc from 'fast-check';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';

const reasons = ['sync', 'chan receive', 'network', 'sleep', 'select', ''];

/**
 * Traces of some goroutines that run, wait, are unblocked by others or by nobody, make system calls, create others and
 * end, as a scheduler would let them: any list of numbers gives one.
 */
export const madeRuns: fc.Arbitrary<MadeTrace> = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 120 })
  .map((choices) => {
    const made = new MadeTrace().sync(0);
    const states = new Map<number, 'running' | 'runnable' | 'waiting' | 'syscall' | 'ended'>();
    let ns = 1;
    let last = 0;
    made.go(ns, ++last, { to: 'running' });
    states.set(last, 'running');
    for (const choice of choices) {
      ns += 1 + (choice % 17);
      const id = 1 + (choice % last);
      const state = states.get(id);
      const how = Math.floor(choice / 97) % 7;
      const stack = `f${choice % 5}<main.g${id}`;
      const running = [...states.keys()].filter((other) => other !== id && states.get(other) === 'running');
      const by = running[choice % Math.max(1, running.length)];
      const reason = reasons[how % reasons.length] as string;
      if (state === 'running' && how < 3) {
        made.go(ns, id, { to: 'waiting', reason, stack });
        states.set(id, 'waiting');
      } else if (state === 'running' && how === 3) {
        made.go(ns, id, { to: 'syscall', stack });
        states.set(id, 'syscall');
      } else if (state === 'running' && how === 4 && id !== 1) {
        made.go(ns, id, { to: 'notExist', stack });
        states.set(id, 'ended');
      } else if (state === 'running') {
        made.go(ns, ++last, { from: 'notExist', to: 'runnable', by: id, stack, ownStack: `main.g${last}` });
        states.set(last, 'runnable');
      } else if (state === 'waiting') {
        made.go(ns, id, {
          to: 'runnable',
          stack: 'wake<main.waker',
          ...(by !== undefined && how > 1 && { by }),
        });
        states.set(id, 'runnable');
      } else if (state === 'runnable') {
        made.go(ns, id, { to: 'running' });
        states.set(id, 'running');
      } else if (state === 'syscall') {
        made.go(ns, id, { to: how > 3 ? 'runnable' : 'running' });
        states.set(id, how > 3 ? 'runnable' : 'running');
      }
    }
    return made.sync(ns + 5);
  });

import { expect, test } from 'vitest';
import { openScenario } from '../../src/site/scenarios.ts';
import { freshMachine, output, said } from './machine.ts';

/** What a check says of a scenario whose parts and whose reader are elsewhere than they should be; the lessons try each. */

test('a check finds a part that is gone, a log that is not there, and one that is still being written', async () => {
  const machine = await freshMachine();
  const id = 'strace-basics/attach';
  const check = async () => {
    const result = await machine.check();
    return `${result.exitCode} ${said(result)}`;
  };
  await machine.startScenario(id, openScenario(id).files);
  expect(await check()).toBe('1 no-log\n');
  await output(
    machine,
    'cd /root/attach; strace -f -ttt -T -o a.log -p "$(pgrep -n quotes)" 2>/dev/null & until [ -s /root/attach/a.log ]; do sleep 0.2; done',
  );
  expect(await check()).toBe('1 recording\n');
  await output(
    machine,
    'until grep -q "read(" /root/attach/a.log; do sleep 0.2; done; pkill -x strace; while pgrep -x strace; do sleep 0.1; done',
  );
  expect(await check()).toBe('0 ');
  await output(machine, 'pkill -x visitors; while pgrep -x visitors; do sleep 0.1; done');
  expect(await check()).toBe('1 gone\n');
  await machine.stopScenario();
});

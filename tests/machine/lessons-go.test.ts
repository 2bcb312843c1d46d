import { expect, test } from 'vitest';
import { said, usedMachine } from './machine.ts';
import { lessonsWithMachine, tryLesson } from './try-lessons.ts';

// The lessons on Go, in one machine, one after the other.

test('the one file of all Go programs says that it goes by their names', async () => {
  const machine = await usedMachine();
  const result = await machine.run('/opt/dojo/go/dojo-go');
  expect([result.exitCode, said(result)]).toEqual([
    2,
    'dojo-go: it is called by the name of one of its programs\n',
  ]);
});

for (const page of await lessonsWithMachine(true)) tryLesson(page);

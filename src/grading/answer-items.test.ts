import { expect, test } from 'vitest';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseStrace } from '../formats/strace/parse.ts';
import { answerItems } from './answer-items.ts';
import type { Question } from './exercise.ts';

const question = { id: 'who', kind: 'process' } as Question;
const itemsOf = async (text: string) =>
  answerItems(question, openLog(await parseStrace([new TextEncoder().encode(text)]))).map(({ id, text }) => [
    id,
    text.en,
  ]);

test('processes: what each runs, from its own execve or its parent’s, and its calls', async () => {
  const log = `\
10 execve("/usr/bin/server", ["server"], 0x7ffc /* 20 vars */) = 0
10 clone(child_stack=NULL, flags=SIGCHLD) = 11
11 read(3, "", 10) = 0
11 close(3) = 0
12 execve("/bin/ls", ["ls"], 0x7ffc /* 20 vars */) = -1 ENOENT (No such file or directory)
`;
  expect(await itemsOf(log)).toEqual([
    ['10', '10 server, 2 calls'],
    ['11', '11 server, 2 calls'],
    ['12', '12, 1 call'],
  ]);
});

test('a log without pids has no process to choose', async () => {
  expect(await itemsOf('close(3) = 0\n')).toEqual([]);
});

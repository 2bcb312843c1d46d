import { errors } from './errors.ts';
import type { Fact, SyscallFact } from './fact.ts';
import { fileCalls } from './file-calls.ts';
import { fileWords } from './file-words.ts';
import { processCalls } from './process-calls.ts';
import { processWords } from './process-words.ts';
import { socketCalls } from './socket-calls.ts';
import { socketWords } from './socket-words.ts';

/*
 * What the manual pages of Linux (man7.org) say of the calls, flags and errors that logs are full of, in our own
 * words. A call or word that is missing here is shown without an explanation, never with a guess.
 */

const calls = new Map<string, SyscallFact>(Object.entries({ ...fileCalls, ...socketCalls, ...processCalls }));
const words = new Map<string, Fact>(Object.entries({ ...fileWords, ...socketWords, ...processWords }));
const errnos = new Map<string, Fact>(Object.entries(errors));

/** Printed names that stand for a call of another name: 32-bit and time64 variants. */
const variants: Readonly<Record<string, string>> = {
  fcntl64: 'fcntl',
  fstat64: 'fstat',
  stat64: 'stat',
  lstat64: 'lstat',
  fstatat64: 'newfstatat',
  mmap2: 'mmap',
  _newselect: 'select',
  waitpid: 'wait4',
  futex_time64: 'futex',
  ppoll_time64: 'ppoll',
  pselect6_time64: 'pselect6',
  clock_nanosleep_time64: 'clock_nanosleep',
  clock_gettime64: 'clock_gettime',
  sendfile64: 'sendfile',
  send: 'sendto',
  recv: 'recvfrom',
  ftruncate64: 'ftruncate',
  prlimit: 'prlimit64',
};

/** A system call by its printed name (`name#64` counts as `name`). */
export function syscallFact(name: string): SyscallFact | undefined {
  const hash = name.indexOf('#');
  const plain = hash < 0 ? name : name.slice(0, hash);
  return calls.get(variants[plain] ?? plain);
}

/** A flag or constant as strace prints it; a signal also without its `SIG`, as in sets. */
export function wordFact(word: string): Fact | undefined {
  return words.get(word) ?? words.get(`SIG${word}`);
}

export function errnoFact(errno: string): Fact | undefined {
  return errnos.get(errno);
}

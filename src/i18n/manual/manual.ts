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

/** A system call by its name on x86-64; for a printed one ask for its `plainCall`. */
export function syscallFact(name: string): SyscallFact | undefined {
  return calls.get(name);
}

/** A flag or constant as strace prints it; a signal also without its `SIG`, as in sets. */
export function wordFact(word: string): Fact | undefined {
  return words.get(word) ?? words.get(`SIG${word}`);
}

export function errnoFact(errno: string): Fact | undefined {
  return errnos.get(errno);
}

import type { Argument } from '../../../formats/strace/arguments/argument.ts';
import { decodeArguments } from '../../../formats/strace/arguments/decode.ts';
import { argsText, callName } from '../../../formats/strace/text.ts';
import { CallState, type StraceTrace } from '../../../formats/strace/trace.ts';

/** A program that a process became: an execve that worked. */
export interface Exec {
  readonly call: number;
  readonly startNs: number;
  /** As given to execve; empty where the log has no text of it (raw output). */
  readonly path: string;
  /** The name that the program was started by; empty where argv is not in the log. */
  readonly argv0: string;
}

/** By name id: whether the call is an execve or execveat. */
export function execNames(trace: StraceTrace): readonly boolean[] {
  return trace.names.map((name) => /^execve(at)?(#|$)/.test(name));
}

/** The program of an execve; null where it failed or its end is not in the log. */
export function readExec(trace: StraceTrace, call: number): Exec | null {
  const { calls } = trace;
  if (calls.state[call] !== CallState.returned || calls.returnValue[call] !== 0) return null;
  const args = decodeArguments(argsText(trace, call));
  const at = callName(trace, call).startsWith('execveat') ? 1 : 0;
  const argv = args[at + 1];
  return {
    call,
    startNs: calls.startNs[call] as number,
    path: textOf(args[at]),
    argv0: argv?.kind === 'array' ? textOf(argv.items[0]) : '',
  };
}

function textOf(argument: Argument | undefined): string {
  return argument?.kind === 'string' ? argument.text : '';
}

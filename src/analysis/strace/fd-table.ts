import type { Argument } from '../../formats/strace/arguments/argument.ts';
import { decodeArguments } from '../../formats/strace/arguments/decode.ts';
import { argumentStart, readFd } from '../../formats/strace/arguments/spans.ts';
import { argsText } from '../../formats/strace/text.ts';
import { CallFlag, type StraceTrace } from '../../formats/strace/trace.ts';
import { CallBytes } from './fd/call-bytes.ts';
import { type PassResult, passOver, singlePolled } from './fd/pass.ts';
import { decorationName, strengthOf } from './fd/socket-names.ts';
import { Role } from './fd/syscalls.ts';
import type { FdTable } from './log.ts';

export { targetKind } from './fd/socket-names.ts';

/** An `FdTable` that also gives targets as numbers, for sums over all calls. */
export interface IndexedFdTable extends FdTable {
  /** By call: the number of its target; 0 where it works on none. Equal numbers, equal targets. */
  readonly targetIds: Uint32Array;
  /** Numbers are below this. */
  readonly targetCount: number;
  /** The text of a number in `targetIds`. */
  targetName(id: number): string;
  /** What the pass over the log learnt, for analyses that follow descriptors further. */
  readonly pass: PassResult;
}

/**
 * Follows file descriptors through a log: what each number named, for each process, at each moment.
 *
 * Names. A path is as printed, joined with its directory where the log shows that (`AT_FDCWD</cwd>`, a directory's fd,
 * chdir); `..` and links stay. A connected socket is its peer: `tcp 127.0.0.1:443`, `udp [::1]:53`, `unix /run/x.sock`
 * (abstract: `unix @name`), in the same form from a `-yy` decoration and from connect or accept. A bound one is
 * `tcp listen 0.0.0.0:8080`, one without an address `tcp socket`. Pipes are `pipe:[7]` with -y, else `pipe`; other
 * kinds are named as -yy prints them (`anon_inode:[eventpoll]`). A decoration wins unless the log knows more.
 *
 * Processes. Descriptors belong to a process. Threads share them when the log shows the clone that made them
 * (CLONE_FILES or CLONE_THREAD); a fork's child begins with its parent's; execve drops what is close-on-exec. Without
 * the clone's line (strace attached to a running process) each thread has a table of its own. A log without pids is
 * one process. The working directory is kept with the descriptors.
 *
 * Time. A close takes effect when it begins, everything else when it ends. Files of a -ff set are merged by time stamp.
 */
export function buildFdTable(trace: StraceTrace): IndexedFdTable {
  const pass = passOver(trace);
  const { naming, targets, processes, positions } = pass;
  const { names } = naming;
  const { calls } = trace;
  const bytes = new CallBytes(trace);
  const span = { nameStart: 0, nameEnd: 0, end: 0 };

  function fdOf(call: number): number {
    const info = pass.roles[calls.name[call] ?? -1];
    if (!info || ((calls.flags[call] as number) & CallFlag.startMissing) !== 0) return -1;
    const isPoll = info.role === Role.poll;
    if ((info.fd < 0 && !isPoll) || !bytes.loadArguments(call)) return -1;
    const from = isPoll
      ? singlePolled(bytes)
      : argumentStart(bytes.bytes, bytes.start, bytes.end, Math.max(info.fd, 0));
    return from < 0 ? -1 : Math.max(readFd(bytes.bytes, from, bytes.end, span), -1);
  }

  function nameAt(call: number, fd: number): string | undefined {
    if (!(call >= 0 && call < calls.count)) return undefined;
    const printed = decorationIn(trace, call, fd);
    const line = calls.startLine[call] as number;
    const at = positions.positionOf ? (positions.positionOf[line] as number) : line;
    const known = processes.at(calls.thread[call] as number, at)?.nameAt(fd, at) ?? 0;
    const name = names.text(known);
    if (printed !== undefined && printed.strength >= strengthOf(name)) return printed.name;
    return name === '' ? undefined : name;
  }

  return {
    nameAt,
    fdOf,
    targetOf: (call) => names.text(targets[call] ?? 0),
    targetIds: targets,
    targetCount: names.size,
    targetName: (id) => names.text(id),
    pass,
  };
}

/** The decoration that a call's own arguments give `fd`. */
function decorationIn(trace: StraceTrace, call: number, fd: number) {
  const text = argsText(trace, call);
  if (!text.includes(`${fd}<`)) return undefined;
  const found = search(decodeArguments(text), fd);
  return found === undefined
    ? undefined
    : decorationName(text.slice(text.indexOf('<', found.start) + 1, innerEnd(text, found)));
}

/** Where the text between `<` and `>` ends. */
function innerEnd(text: string, argument: Argument): number {
  const end = argument.kind === 'fd' && argument.deleted ? argument.end - '(deleted)'.length : argument.end;
  return text[end - 1] === '>' ? end - 1 : end;
}

function search(items: readonly Argument[], fd: number): Argument | undefined {
  for (const item of items) {
    if (item.kind === 'fd' && item.value === fd) return item;
    const inside =
      item.kind === 'change'
        ? search([item.before, item.after], fd)
        : 'items' in item
          ? search(item.items, fd)
          : undefined;
    if (inside) return inside;
  }
  return undefined;
}

import { plainCall } from '../../../formats/strace/same-calls.ts';

/** Which way the bytes of a call's result went, seen from the program. */
export const Direction = { none: 0, read: 1, written: 2 } as const;
export type Direction = (typeof Direction)[keyof typeof Direction];

const READS = new Set(
  `read pread64 readv preadv preadv2 recvfrom recvmsg splice tee copy_file_range`.split(' '),
);
const WRITES = new Set(`write pwrite64 writev pwritev pwritev2 sendto sendmsg sendfile vmsplice`.split(' '));

/**
 * By a syscall's printed name: whether its result counts bytes read from the fd it works on or written to it. Calls
 * that move bytes between two fds count for the one that is their first argument (sendfile: out, splice: in).
 * recvmmsg and sendmmsg return messages and mmap no count at all: none of theirs is counted.
 */
export function directionOf(name: string): Direction {
  const base = plainCall(name);
  return READS.has(base) ? Direction.read : WRITES.has(base) ? Direction.written : Direction.none;
}

/** Whether the arguments of a fcntl or flock give a file lock back. */
export function isUnlock(args: string): boolean {
  return /\b(F_UNLCK|LOCK_UN)\b/.test(args);
}

/** Whether the arguments of a fcntl or flock ask for a file lock, waiting for it or not. */
export function asksForLock(args: string): boolean {
  return (/\bF_(OFD_)?SETLKW?(64)?\b/.test(args) || /\bLOCK_(EX|SH)\b/.test(args)) && !isUnlock(args);
}

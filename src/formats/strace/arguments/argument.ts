/**
 * The shapes that the argument text of a system call decodes to. See `decode.ts` for how, and the manual page
 * strace(1), section "THE SYSTEM CALL FORMAT", for what strace prints.
 */

/** What every node has. */
export interface ArgumentNode {
  /** Offset of the value's first character in the text; a name and a comment beside it are outside. */
  readonly start: number;
  /** Offset just after the value's last character. */
  readonly end: number;
  /** `sa_family` of `sa_family=AF_INET`, `[VMIN]` of `[VMIN]=1`; begins `name.length + 1` before `start`. */
  name?: string;
  /** What stood in a C comment beside the value (`35 vars`, `FUTEX_WAIT_PRIVATE`), without the marks. */
  comment?: string;
  /** The text ends before the value does: the log, or the half of the call that is in it, was cut here. */
  unfinished?: true;
  /** Nested deeper or longer than this decoder reads; the text in [start, end) is whole all the same. */
  truncated?: true;
}

export interface NumberArgument extends ArgumentNode {
  kind: 'number';
  /** As printed, exact. */
  text: string;
  /** Nearest double; above 2^53 only `text` is exact. */
  value: number;
  base: 8 | 10 | 16;
}

export interface StringArgument extends ArgumentNode {
  kind: 'string';
  /** The bytes that the escapes stand for. */
  bytes: Uint8Array;
  /** `bytes` as UTF-8; what is not UTF-8 becomes U+FFFD. */
  text: string;
  /** strace stopped at its `-s` limit: `"..."...`. */
  cut: boolean;
  /** `@"name"`: an abstract UNIX socket name, without its first zero byte. */
  abstract?: true;
}

/** A name that stands for a value: `O_RDONLY`, `NULL`, `1<<CAP_CHOWN`. */
export interface SymbolArgument extends ArgumentNode {
  kind: 'symbol';
  text: string;
}

/** `A|B|0x40`: symbols and numbers joined by bars, two or more. */
export interface FlagsArgument extends ArgumentNode {
  kind: 'flags';
  items: Argument[];
}

/** `{a=1, b={...}, ...}`: the fields are items with a `name`. */
export interface StructArgument extends ArgumentNode {
  kind: 'struct';
  items: Argument[];
}

/** `[a, b]`, a set `[CHLD TTOU]`, or its complement `~[CHLD TTOU]`. */
export interface ArrayArgument extends ArgumentNode {
  kind: 'array';
  items: Argument[];
  complement?: true;
}

/** A file descriptor with the name that `-y` or `-yy` prints: `3</path>`, `AT_FDCWD</cwd>`. */
export interface FdArgument extends ArgumentNode {
  kind: 'fd';
  /** -100 for AT_FDCWD. */
  value: number;
  /** What stood between `<` and `>`, escapes decoded, without the device: a path, `TCP:[...]`, `pipe:[7]`. */
  decoration: string;
  /** `char 1:3` or `block 8:1` of `3</dev/null<char 1:3>>`. */
  device?: string;
  /** The file was removed while open: `3</tmp/x>(deleted)`. */
  deleted?: true;
}

/** A process id with the command name that `-Y` prints: `123<comm>`. */
export interface PidArgument extends ArgumentNode {
  kind: 'pid';
  value: number;
  comm: string;
}

/** `makedev(0x1, 0x3)`, `htons(80)`, `inet_addr("127.0.0.1")`. */
export interface CallArgument extends ArgumentNode {
  kind: 'call';
  callee: string;
  items: Argument[];
}

/** A value that the call changed: `128 => 16`, `{..} => {..}`, `128->16` before strace 4.17. */
export interface ChangeArgument extends ArgumentNode {
  kind: 'change';
  before: Argument;
  after: Argument;
}

/** `TCGETS or SNDCTL_TMR_TIMEBASE`: strace could not tell which. */
export interface EitherArgument extends ArgumentNode {
  kind: 'either';
  items: Argument[];
}

/** `...` or `???`: left out by strace, or not readable by it. */
export interface ElidedArgument extends ArgumentNode {
  kind: 'elided';
  text: string;
}

/** A comment with no value beside it: the `35 vars` that strace 4.8 prints for an environment. */
export interface CommentArgument extends ArgumentNode {
  kind: 'comment';
  text: string;
}

/** Anything else, as printed: `WIFEXITED(s) && WEXITSTATUS(s) == 7`. */
export interface RawArgument extends ArgumentNode {
  kind: 'raw';
  text: string;
}

export type Argument =
  | NumberArgument
  | StringArgument
  | SymbolArgument
  | FlagsArgument
  | StructArgument
  | ArrayArgument
  | FdArgument
  | PidArgument
  | CallArgument
  | ChangeArgument
  | EitherArgument
  | ElidedArgument
  | CommentArgument
  | RawArgument;

/** The value of AT_FDCWD in <fcntl.h>. */
export const AT_FDCWD = -100;

/** The field of that name of a struct, or of what a changed struct became; undefined where there is none. */
export function field(argument: Argument | undefined, name: string): Argument | undefined {
  if (argument?.kind === 'change') return field(argument.after, name) ?? field(argument.before, name);
  if (argument?.kind !== 'struct') return undefined;
  return argument.items.find((item) => item.name === name);
}

/** The numeric value of a number, an fd or a pid, or of what it changed to; undefined for the rest. */
export function numberOf(argument: Argument | undefined): number | undefined {
  if (argument?.kind === 'change') return numberOf(argument.after);
  if (argument?.kind === 'number' || argument?.kind === 'fd' || argument?.kind === 'pid')
    return argument.value;
  return undefined;
}

/** The names in a symbol or a set of flags, also those that `-X verbose` prints in comments. */
export function flagNames(argument: Argument | undefined): string[] {
  if (!argument) return [];
  if (argument.kind === 'symbol') return [argument.text];
  if (argument.kind === 'flags') return argument.items.flatMap(flagNames);
  return argument.comment === undefined ? [] : argument.comment.split('|');
}

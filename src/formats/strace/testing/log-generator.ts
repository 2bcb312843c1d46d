import fc from 'fast-check';
import { CallState, EventKind } from '../trace.ts';
import { type LogForm, logForm, PrefixPrinter, printDuration } from './log-forms.ts';

/** A call as the generator knows it, in the order in which calls begin. */
export interface KnownCall {
  readonly pid: number | null;
  readonly name: string;
  text: string;
  state: CallState;
  errno: string;
  durationNs: number;
  /** From the first stamp of the log. */
  startNs: number;
  joined: boolean;
  startMissing: boolean;
}

export interface KnownLog {
  readonly form: LogForm;
  /** Lines without line ends. */
  readonly lines: readonly string[];
  readonly calls: readonly KnownCall[];
  readonly events: readonly { pid: number | null; kind: EventKind; text: string }[];
  readonly unfinishedLines: number;
  readonly resumedLines: number;
  readonly outputLines: number;
  readonly attached: number;
}

/** Arguments that have broken parsers: what looks like an end, a marker or a line stands inside them. */
const ARGUMENTS: readonly (readonly string[])[] = [
  [],
  ['3', '"x) = 5 <0.1>"', '4'],
  ['AT_FDCWD</srv/a\\74b\\76>', '"/tmp/) = 3 <0.9>"', 'O_RDONLY|0x40'],
  ['4711', '[{WIFEXITED(s) && WEXITSTATUS(s) == 7}]', '0', 'NULL'],
  ['5<UNIX-STREAM:[1->2,"/run/a b"]>', '"<unfinished ...>\\n+++ exited with 0 +++"', '32'],
  ['0x9 /* FUTEX_??? */', '~[RTMIN RT_1]', '1<<CAP_CHOWN', '[128 => 16]'],
  ['{sa_handler=SIG_DFL, sa_mask=[]}', '"\\"\\\\"...', '"/" or X'],
  ['7<TCP:[127.0.0.1:1->127.0.0.1:2]>', '"GET / (\\r\\n"', '0 /* "none) = 1 */'],
  ['3</dev/null<char 1:3>>', '"日本 é"', '<... resuming interrupted nanosleep ...>'],
];

const NAMES = ['openat', 'read', 'futex', 'clock_gettime#64', 'syscall_0x1b3', 'wait4', 'accept4'];
/** Never begun, only resumed: an excerpt starts inside it. */
const ORPHAN = 'epoll_pwait2';
const PIDS = [7, 4711, 4_194_304];
const COMMS = ['sh', 'a b-', 'x"y(', '\\33[2J'];

const RESULTS: readonly (readonly [text: string, state: CallState, errno: string])[] = [
  ['0', CallState.returned, ''],
  ['3</etc/hosts>', CallState.returned, ''],
  ['4711<sh>', CallState.returned, ''],
  ['5<TCP:[127.0.0.1:1->127.0.0.1:2]>', CallState.returned, ''],
  ['0x7f6e42659c47 (flags O_RDONLY)', CallState.returned, ''],
  ['1 ([{fd=3, revents=POLLIN}])', CallState.returned, ''],
  ['0 (Timeout)', CallState.returned, ''],
  ['-1 ENOENT (No such file or directory)', CallState.returned, 'ENOENT'],
  ['-1 E2BIG (Argument list too long) (INJECTED) (DELAYED)', CallState.returned, 'E2BIG'],
  ['-1 (errno 4249)', CallState.returned, ''],
  ['? ERESTARTSYS (To be restarted if SA_RESTART is set)', CallState.restarted, 'ERESTARTSYS'],
  ['? ERESTART_RESTARTBLOCK (Interrupted by signal)', CallState.restarted, 'ERESTART_RESTARTBLOCK'],
  ['?', CallState.noValue, ''],
  ['? <unavailable>', CallState.noValue, ''],
];

const EVENTS: readonly (readonly [text: string, kind: EventKind])[] = [
  ['--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=7, si_uid=0} ---', EventKind.signal],
  ['--- stopped by SIGSTOP ---', EventKind.stopped],
  ['+++ exited with 7 +++', EventKind.exited],
  ['+++ killed by SIGSEGV (core dumped) +++', EventKind.killed],
];

const step = fc.record({
  act: fc.constantFrom(
    'whole',
    'whole',
    'whole',
    'cut',
    'cut',
    'orphan',
    'detach',
    'event',
    'output',
    'notice',
  ),
  who: fc.nat(PIDS.length - 1),
  name: fc.constantFrom(...NAMES),
  comm: fc.constantFrom(...COMMS),
  args: fc.constantFrom(...ARGUMENTS),
  cutAt: fc.nat(4),
  result: fc.constantFrom(...RESULTS),
  event: fc.constantFrom(...EVENTS),
  gapNs: fc.nat(1_500_000_000),
  durationNs: fc.nat(2_100_000_000),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Logs of one form, with all that is known about them. */
export const knownLog: fc.Arbitrary<KnownLog> = fc
  .record({ form: logForm, steps: fc.array(step, { minLength: 1, maxLength: 25 }) })
  .map(({ form, steps }) => new LogWriter(form).write(steps));

interface OpenCall {
  readonly call: KnownCall;
  readonly rest: string;
  readonly args: readonly string[];
}

class LogWriter implements KnownLog {
  readonly form: LogForm;
  readonly lines: string[] = [];
  readonly calls: KnownCall[] = [];
  readonly events: { pid: number | null; kind: EventKind; text: string }[] = [];
  unfinishedLines = 0;
  resumedLines = 0;
  outputLines = 0;
  attached = 0;
  private readonly open = new Map<number | null, OpenCall>();
  private readonly prefixes: PrefixPrinter;
  private nowNs = 0;

  constructor(form: LogForm) {
    this.form = form;
    this.prefixes = new PrefixPrinter(form);
  }

  write(steps: readonly Step[]): KnownLog {
    for (const one of steps) this.take(one);
    return this;
  }

  private take(one: Step): void {
    const pid = this.form.pid === 'none' ? null : (PIDS[one.who] as number);
    this.nowNs += one.gapNs;
    const open = this.open.get(pid);
    switch (one.act) {
      case 'event':
        this.line(one, one.event[0]);
        this.events.push({ pid, kind: one.event[1], text: one.event[0] });
        return;
      case 'output':
        this.lines.push(`listening on port ${one.gapNs % 1000} (as "${one.comm}")`);
        this.outputLines++;
        return;
      case 'notice':
        this.lines.push(`strace: Process ${one.gapNs} attached`);
        this.attached++;
        return;
      default:
        if (open) this.resume(one, open);
        else if (one.act === 'cut') this.begin(one, pid);
        else if (one.act === 'orphan') this.orphan(one, pid);
        else if (one.act === 'detach') this.detach(one, pid);
        else this.whole(one, pid);
    }
  }

  private whole(one: Step, pid: number | null): void {
    const body = `${one.name}(${one.args.join(', ')})`;
    const call = this.add(one, pid, '');
    const tail = this.end(one, call, one.args.join(', '));
    call.startNs = this.line(one, `${this.form.padded ? body.padEnd(39) : body} = ${tail}`);
  }

  private begin(one: Step, pid: number | null): void {
    const cutAt = Math.min(one.cutAt, one.args.length);
    const between = cutAt > 0 && cutAt < one.args.length ? ', ' : '';
    const late = this.form.generation === 'late-comma';
    const head = one.args.slice(0, cutAt).join(', ') + (late ? '' : between);
    const rest = (late ? between : '') + one.args.slice(cutAt).join(', ');
    const call = this.add(one, pid, `${one.name}(${head.trimEnd()} <unfinished ...>`);
    call.startNs = this.line(one, `${one.name}(${head} <unfinished ...>`);
    this.unfinishedLines++;
    this.open.set(pid, { call, rest, args: one.args });
  }

  private resume(one: Step, { call, rest, args }: OpenCall): void {
    this.open.delete(call.pid);
    call.joined = true;
    const space = this.form.generation === 'space' ? ' ' : '';
    this.line(one, `<... ${call.name} resumed>${space}${rest}) = ${this.end(one, call, args.join(', '))}`);
    this.resumedLines++;
  }

  private orphan(one: Step, pid: number | null): void {
    const call = this.add({ ...one, name: ORPHAN }, pid, '');
    call.startMissing = true;
    const space = this.form.generation === 'space' ? ' ' : '';
    const args = one.args.join(', ');
    const ended = this.line(one, `<... ${ORPHAN} resumed>${space}${args}) = ${this.end(one, call, args)}`);
    call.startNs = ended - call.durationNs;
    this.resumedLines++;
  }

  private detach(one: Step, pid: number | null): void {
    const text = `${one.name}(${one.args.slice(0, one.cutAt).join(', ')} <detached ...>`;
    const call = this.add(one, pid, text);
    call.state = CallState.detached;
    call.startNs = this.line(one, text);
  }

  private add(one: Step, pid: number | null, text: string): KnownCall {
    const call: KnownCall = {
      pid,
      name: one.name,
      text,
      state: CallState.neverFinished,
      errno: '',
      durationNs: Number.NaN,
      startNs: Number.NaN,
      joined: false,
      startMissing: false,
    };
    this.calls.push(call);
    return call;
  }

  /** Ends a call; gives what stands after `= `. */
  private end(one: Step, call: KnownCall, args: string): string {
    const [result, state, errno] = one.result;
    const duration = printDuration(this.form, one.durationNs);
    Object.assign(call, { state, errno, durationNs: duration.durationNs });
    call.text = `${call.name}(${args}) = ${result}${duration.text}`;
    return result + duration.text;
  }

  /** Prints a line of strace's own; gives its stamp. */
  private line(one: Step, body: string): number {
    const { text, stampNs } = this.prefixes.print(this.nowNs, PIDS[one.who] as number, one.comm);
    this.lines.push(text + body);
    return stampNs;
  }
}

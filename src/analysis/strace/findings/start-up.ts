import { WaitClass } from '../log.ts';
import { WaitRole } from '../wait-roles.ts';
import type { Evidence } from './evidence.ts';

/** A program that starts does not stand still for this long. */
const PAUSE_NS = 100_000_000;
/** What loaders, interpreters and the C library look for: libraries, modules, messages and locales. */
const PARTS_OF_PROGRAMS =
  /\.(so(\.[\d.]+)?|py[cdio]?|pth|pmc?|plc?|al|rb|[cm]?js|json|node|class|jar|lua|luac|php|inc|mo|elc?|vim)$|^LC_[A-Z]+$/;
/** Where the system's own things lie; at the start they are looked for wherever a system may have them. */
const SYSTEM = /^\/(usr|lib\w*|etc|opt|nix|proc|sys|dev|run|var\/lib)\/|\/(node_modules|\.\w[^/]*)(\/|$)/;

/**
 * Follows each thread's start-up through a log: from its execve to its first rest (a sleep, a wait for events, clients
 * or children, a pause of 100 ms). A thread whose execve is not in the log is past it.
 */
export class StartUp {
  private readonly evidence: Evidence;
  private readonly isStarting: Uint8Array;
  private readonly endsNs: Float64Array;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
    this.isStarting = new Uint8Array(evidence.trace.threads.length);
    this.endsNs = new Float64Array(evidence.trace.threads.length).fill(Number.NaN);
  }

  /** To be shown every call, in file order. */
  see(call: number, role: WaitRole): void {
    const { evidence } = this;
    const { calls } = evidence.trace;
    const thread = calls.thread[call] as number;
    if (role === WaitRole.io && calls.returnValue[call] === 0 && this.isExec(call)) {
      this.isStarting[thread] = 1;
      this.endsNs[thread] = evidence.endNs(call);
      return;
    }
    if (this.isStarting[thread] === 0) return;
    const pauses = evidence.startNs(call) - (this.endsNs[thread] as number) >= PAUSE_NS;
    if (pauses || this.isRest(call, role)) this.isStarting[thread] = 0;
    this.endsNs[thread] = evidence.endNs(call);
  }

  /** Whether a failed look-up at this moment is what programs do when they start. */
  explains(call: number): boolean {
    if (this.isStarting[this.evidence.thread(call)] === 0) return false;
    const path = this.evidence.fds.targetOf(call);
    return SYSTEM.test(path) || PARTS_OF_PROGRAMS.test(path.slice(path.lastIndexOf('/') + 1));
  }

  private isExec(call: number): boolean {
    return this.evidence.name(call).startsWith('execve');
  }

  private isRest(call: number, role: WaitRole): boolean {
    if (role === WaitRole.accept) return true;
    const waits = this.evidence.waits.classOf[call];
    return waits === WaitClass.idle || waits === WaitClass.child;
  }
}

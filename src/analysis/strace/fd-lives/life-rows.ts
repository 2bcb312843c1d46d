import { LifeEnd, type LifeOrigin } from './lives.ts';

/** What is known of a new life. */
export interface Beginning {
  readonly fd: number;
  readonly thread: number;
  readonly target: number;
  readonly origin: LifeOrigin;
  readonly from: number;
  readonly openCall: number;
  readonly line: number;
}

/** The columns of lives while they grow. */
export class LifeRows {
  readonly fd: number[] = [];
  readonly thread: number[] = [];
  readonly target: number[] = [];
  readonly origin: number[] = [];
  readonly from: number[] = [];
  readonly openCall: number[] = [];
  readonly end: number[] = [];
  readonly endCall: number[] = [];
  readonly firstLine: number[] = [];
  /** -1 until the end is seen. */
  readonly lastLine: number[] = [];
  readonly nameLife: number[] = [];
  readonly nameTarget: number[] = [];
  readonly nameCall: number[] = [];

  get count(): number {
    return this.fd.length;
  }

  begin(life: Beginning): number {
    const id = this.count;
    this.fd.push(life.fd);
    this.thread.push(life.thread);
    this.target.push(0);
    this.origin.push(life.origin);
    this.from.push(life.from);
    this.openCall.push(life.openCall);
    this.end.push(LifeEnd.open);
    this.endCall.push(-1);
    this.firstLine.push(life.line);
    this.lastLine.push(-1);
    this.name(id, life.target, -1);
    return id;
  }

  name(life: number, target: number, call: number): void {
    if (target === 0 || this.target[life] === target) return;
    this.target[life] = target;
    this.nameLife.push(life);
    this.nameTarget.push(target);
    this.nameCall.push(call);
  }

  finish(life: number, end: LifeEnd, call: number, line: number): void {
    this.end[life] = end;
    this.endCall[life] = call;
    this.lastLine[life] = line;
  }
}

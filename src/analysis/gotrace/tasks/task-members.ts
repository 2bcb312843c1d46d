import { grown } from '../columns.ts';

/** Members up to which a list is searched from its start; beyond, a set says whether a member is new. */
const searched = 32;

/** Which goroutines had to do with each task, each once, in order of first mention. */
export class TaskMembers {
  private head = new Int32Array(0);
  private tail = new Int32Array(0);
  private counts = new Int32Array(0);
  private goroutine = new Int32Array(0);
  private next = new Int32Array(0);
  private used = 0;
  private readonly sets = new Map<number, Set<number>>();

  ensure(tasks: number): void {
    this.head = grown(this.head, tasks, -1);
    this.tail = grown(this.tail, tasks, -1);
    this.counts = grown(this.counts, tasks);
  }

  add(task: number, goroutine: number): void {
    if (this.has(task, goroutine)) return;
    const member = this.used++;
    this.goroutine = grown(this.goroutine, this.used);
    this.next = grown(this.next, this.used);
    this.goroutine[member] = goroutine;
    this.next[member] = -1;
    const last = this.tail[task] as number;
    if (last < 0) this.head[task] = member;
    else this.next[last] = member;
    this.tail[task] = member;
    this.counts[task] = (this.counts[task] as number) + 1;
    this.sets.get(task)?.add(goroutine);
  }

  private has(task: number, goroutine: number): boolean {
    const set = this.sets.get(task);
    if (set) return set.has(goroutine);
    if ((this.counts[task] as number) > searched) {
      const all = new Set(this.of(task));
      this.sets.set(task, all);
      return all.has(goroutine);
    }
    let member = this.head[task] as number;
    while (member >= 0 && this.goroutine[member] !== goroutine) member = this.next[member] as number;
    return member >= 0;
  }

  of(task: number): number[] {
    const list: number[] = [];
    for (let member = this.head[task] ?? -1; member >= 0; member = this.next[member] as number) {
      list.push(this.goroutine[member] as number);
    }
    return list;
  }
}

import { isWord } from './classes.ts';
import { parseRegexp } from './parse.ts';
import { type Assertion, type CharacterTest, type Expression, RegexpError } from './syntax.ts';

/** Whether a text contains a match. */
export type Matcher = (text: string) => boolean;

/** Steps that a program may have, so that no expression of a file takes memory or time without bound. */
const MOST_STEPS = 10_000;

type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'split'; next: number[] }
  | { readonly kind: 'match' };

/**
 * A matcher for an expression in RE2's syntax, in time linear in the text: all ways through the expression are followed
 * at once (Thompson's construction), none is ever taken back.
 * @throws RegexpError
 */
export function compileRegexp(source: string): Matcher {
  const steps: Step[] = [];
  emit(parseRegexp(source), steps);
  steps.push({ kind: 'match' });
  const run = new Run(steps);
  return (text) => run.matches(text);
}

/** Appends the steps of an expression; after its last step comes the one at the end of the list. */
function emit(expression: Expression, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new RegexpError('expression is too large');
  switch (expression.kind) {
    case 'empty':
      return;
    case 'character':
      steps.push({ kind: 'character', test: expression.test });
      return;
    case 'assertion':
      steps.push({ kind: 'assertion', assertion: expression.assertion });
      return;
    case 'sequence':
      for (const part of expression.parts) emit(part, steps);
      return;
    case 'choice': {
      const ends: { next: number[] }[] = [];
      const fork = { kind: 'split' as const, next: [] as number[] };
      steps.push(fork);
      for (const option of expression.options) {
        fork.next.push(steps.length);
        emit(option, steps);
        const end = { kind: 'split' as const, next: [] };
        ends.push(end);
        steps.push(end);
      }
      for (const end of ends) end.next = [steps.length];
      return;
    }
    default:
      emitRepeat(expression.part, expression.least, expression.most, steps);
  }
}

function emitRepeat(part: Expression, least: number, most: number, steps: Step[]): void {
  for (let i = 0; i < least; i++) emit(part, steps);
  if (most === Number.POSITIVE_INFINITY) {
    const fork = { kind: 'split' as const, next: [] as number[] };
    const start = steps.length;
    steps.push(fork);
    emit(part, steps);
    steps.push({ kind: 'split', next: [start] });
    fork.next = [start + 1, steps.length];
    return;
  }
  const forks: { next: number[] }[] = [];
  for (let i = least; i < most; i++) {
    const fork = { kind: 'split' as const, next: [steps.length + 1] };
    forks.push(fork);
    steps.push(fork);
    emit(part, steps);
  }
  for (const fork of forks) fork.next.push(steps.length);
}

/** Follows the steps along a text; the lists are kept from text to text. */
class Run {
  private readonly steps: readonly Step[];
  /** Position + 1 at which a step was last reached, so that none is followed twice. */
  private readonly reached: Float64Array;
  private here: number[] = [];
  private there: number[] = [];
  private mark = 0;

  constructor(steps: readonly Step[]) {
    this.steps = steps;
    this.reached = new Float64Array(steps.length);
  }

  matches(text: string): boolean {
    this.here.length = 0;
    let before = -1;
    for (let at = 0; ; ) {
      const code = at < text.length ? (text.codePointAt(at) as number) : -1;
      this.mark++;
      // Ways that began further left have been followed to here; one more begins here.
      const arrived = this.here;
      this.here = this.there;
      this.there = arrived;
      this.here.length = 0;
      for (const step of arrived) if (this.reach(step, before, code)) return true;
      if (this.reach(0, before, code)) return true;
      if (code < 0) return false;
      let kept = 0;
      for (const step of this.here) {
        const { test } = this.steps[step] as { test: CharacterTest };
        if (test(code)) this.here[kept++] = step + 1;
      }
      this.here.length = kept;
      before = code;
      at += code > 0xffff ? 2 : 1;
    }
  }

  /** Follows what takes no character, from `first` on, to the steps that do. Returns true at a match. */
  private reach(first: number, before: number, after: number): boolean {
    const open = [first];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (this.reached[index] === this.mark) continue;
      this.reached[index] = this.mark;
      const step = this.steps[index] as Step;
      if (step.kind === 'match') return true;
      if (step.kind === 'character') this.here.push(index);
      else if (step.kind === 'split') open.push(...step.next);
      else if (holds(step.assertion, before, after)) open.push(index + 1);
    }
    return false;
  }
}

/** @param before, after code points beside the place, negative at the ends of the text */
function holds(assertion: Assertion, before: number, after: number): boolean {
  switch (assertion) {
    case 'text-start':
      return before < 0;
    case 'text-end':
      return after < 0;
    case 'line-start':
      return before < 0 || before === 10;
    case 'line-end':
      return after < 0 || after === 10;
    default:
      return (isWord(before) !== isWord(after)) === (assertion === 'word');
  }
}

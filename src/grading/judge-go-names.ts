import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { FunctionQuestion, GoroutineQuestion } from './exercise.ts';
import { functionNames, hasGoroutine, readFunction, readGoroutine } from './go-names.ts';
import { absentUnless, judgeName } from './judge-name.ts';
import type { Judgement } from './judgement.ts';
import { message } from './message.ts';
import { type Format, isProfile, type Subject } from './subjects.ts';

/** A goroutine by its id. */
export function judgeGoroutine(
  { misreadings }: GoroutineQuestion,
  typed: string,
  trace: WholeTrace,
  accepted: readonly number[],
): Judgement {
  return judgeName(readGoroutine(typed), { accepted, misreadings, subject: trace }, (id) =>
    absentUnless(hasGoroutine(trace, id), message('goroutineNotInTrace', id)),
  );
}

/** A function by its name, or by as much of it as means one. */
export function judgeFunction(
  { misreadings }: FunctionQuestion<Format>,
  typed: string,
  subject: Subject,
  accepted: readonly string[],
): Judgement {
  const names = functionNames(subject);
  const own = [...accepted, ...misreadings.flatMap((misreading) => misreading.values(subject))];
  const known = names.union(new Set(own));
  const absent = isProfile(subject) ? 'functionNotInProfile' : 'functionNotInTrace';
  return judgeName(readFunction(typed, known), { accepted, misreadings, subject }, (name) =>
    absentUnless(names.has(name), message(absent, name)),
  );
}

/**
 * The same function, which computes only once for each subject: checks of one exercise ask the same question of a log
 * or trace many times, and the answer never changes.
 */
export function oncePerSubject<Subject extends object, Value>(
  compute: (subject: Subject) => Value,
): (subject: Subject) => Value {
  const known = new WeakMap<Subject, { readonly value: Value }>();
  return (subject) => {
    const found = known.get(subject) ?? { value: compute(subject) };
    known.set(subject, found);
    return found.value;
  };
}

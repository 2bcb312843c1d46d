/** Runs a computation that can be done in steps to its end; for places that need not stop. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

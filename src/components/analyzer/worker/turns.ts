/** Thrown where a request was taken back. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

const resumed: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** Lets waiting messages be handled, then goes on: unlike a timer, without a minimum delay. */
export function nextTurn(): Promise<void> {
  // Node, where the site is built, has such a turn of its own; an open channel would keep it from ending.
  if (typeof setImmediate === 'function') return new Promise((resolve) => void setImmediate(resolve));
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => resumed.shift()?.();
  }
  const { port2 } = channel;
  return new Promise((resolve) => {
    resumed.push(resolve);
    port2.postMessage(null);
  });
}

/** Longest that computing holds up other requests, in milliseconds. */
const turnMs = 12;

/** Runs a computation in turns. Before each turn `stopped` is asked; true ends it with `Cancelled`. */
export async function inTurns<T>(steps: Generator<void, T>, stopped: () => boolean): Promise<T> {
  let end = performance.now() + turnMs;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    if (stopped()) throw new Cancelled();
    end = performance.now() + turnMs;
  }
}

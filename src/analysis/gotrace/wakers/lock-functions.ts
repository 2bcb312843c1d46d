import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { stackFrames } from '../blocking/stack-key.ts';

/** Which primitive a goroutine waits for when the reason is `sync`, as far as its stack tells. */
export type SyncPrimitive = 'mutex' | 'rwmutex' | 'waitgroup' | 'other';

/** The runtime takes its own frames off a stack, so that the primitive is near the leaf. */
const nearLeaf = 4;

function functionsNearLeaf(tables: TraceTables, stack: number): string[] {
  const { strings, frames } = tables;
  const near = stackFrames(tables, stack).subarray(0, nearLeaf);
  return Array.from(near, (frame) => strings.text(frames.functionName[frame] as number));
}

/** What a goroutine that waits at this stack waits for. */
export function syncPrimitive(tables: TraceTables, stack: number): SyncPrimitive {
  for (const name of functionsNearLeaf(tables, stack)) {
    if (/^sync\.\(\*RWMutex\)\./.test(name)) return 'rwmutex';
    if (/^(internal\/)?sync\.\(\*Mutex\)\./.test(name)) return 'mutex';
    if (/^sync\.\(\*WaitGroup\)\./.test(name)) return 'waitgroup';
  }
  return 'other';
}

/** Whether a goroutine that unblocks another at this stack gives up a mutex. */
export function releasesLock(tables: TraceTables, stack: number): boolean {
  return functionsNearLeaf(tables, stack).some((name) =>
    /^(internal\/)?sync\.\(\*(RW)?Mutex\)\.r?Unlock|^sync\.\(\*RWMutex\)\.RUnlock/.test(name),
  );
}

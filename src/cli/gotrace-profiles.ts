import type { BlockingProfile } from '../analysis/gotrace/blocking/profiles.ts';
import { profileKinds } from '../analysis/gotrace/blocking/wait-kinds.ts';
import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import type { TraceTables } from '../formats/gotrace/trace.ts';

/** Stacks listed of each profile, sites of the complete one. */
const listed = 60;

/** Frames of a stack, leaf first, each as `function file:line` without the file's folder. */
export function stackLines({ stacks, frames, strings }: TraceTables, stack: number): string[] {
  if (stack <= 0) return [];
  const list = stacks.list.subarray(stacks.start[stack], stacks.start[stack + 1]);
  return Array.from(list, (frame) => {
    const file = strings.text(frames.file[frame] as number);
    const base = file.replace(/\/+$/, '').split('/').at(-1);
    const name = strings.text(frames.functionName[frame] as number);
    return `${name} ${base || (file === '' ? '.' : '/')}:${frames.line[frame]}`;
  });
}

function profileToJson({ count, ns, stacks }: BlockingProfile, tables: TraceTables) {
  return {
    stacks: stacks.length,
    count,
    ns,
    top: stacks
      .slice(0, listed)
      .map((one) => ({ count: one.count, ns: one.ns, frames: stackLines(tables, one.stack) })),
  };
}

/** The four profiles of `go tool trace -pprof=KIND`. */
export function profilesToJson({ profiles, trace }: GoTraceFigures) {
  return Object.fromEntries(profileKinds.map((kind) => [kind, profileToJson(profiles[kind], trace.tables)]));
}

/** All waits, what the official profiles hide included: by what held goroutines up, and those that wait at the end. */
export function waitsToJson({ waits, trace }: GoTraceFigures) {
  return {
    totals: waits.totals,
    stuck: waits.stuck.slice(0, listed).map(({ stack, examples, ...group }) => ({
      ...group,
      examples: examples.map((goroutine) => trace.tables.goroutines.id(goroutine)),
      frames: stackLines(trace.tables, stack),
    })),
  };
}

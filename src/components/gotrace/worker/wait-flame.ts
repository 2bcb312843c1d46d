import { profileKinds } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import { stacksOf } from '../../../analysis/pprof/flame/stack-columns.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { FlameAnswer } from '../../../views/flame/flame-answer.ts';
import { flameAnswer } from '../../pprof/worker/flame-answers.ts';
import type { GoTraceRequests } from '../protocol.ts';
import type { Waits } from './group-waits.ts';

type Asked = GoTraceRequests['goFlame']['params'];

/** What held goroutines up for one kind of reason, by the whole stacks of where it did. */
export function waitFlame(waits: Waits, tables: TraceTables, asked: Asked): FlameAnswer | null {
  const sites = asked.complete ? completeSites(waits, asked) : officialSites(waits, asked);
  const names: string[] = [];
  const places = new Map<number, number>();
  const place = (name: number): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, names.length);
    return names.push(tables.strings.text(name)) - 1;
  };
  const { stacks, frames } = tables;
  const columns = sites.map(({ stack }) => {
    if (stack <= 0 || stack >= stacks.count) return [];
    const list = stacks.list.subarray(stacks.start[stack] as number, stacks.start[stack + 1] as number);
    return Array.from(list, (frame) => place(frames.functionName[frame] as number)).reverse();
  });
  const values = Float64Array.from(sites, ({ value }) => value);
  const total = values.reduce((sum, value) => sum + value, 0);
  return flameAnswer(stacksOf(names, columns), [values], total, false, asked);
}

interface Site {
  readonly stack: number;
  readonly value: number;
}

function completeSites({ waits }: Waits, { holdUp, measure }: Asked): Site[] {
  return waits.sites
    .filter((site) => site.holdUp === holdUp)
    .map(({ stack, count, totalNs }) => ({ stack, value: measure === 'times' ? count : totalNs }));
}

function officialSites({ profiles }: Waits, { holdUp, measure }: Asked): Site[] {
  const official = profileKinds.find((one) => one === holdUp);
  if (!official) return [];
  return profiles[official].stacks.map(({ stack, count, ns }) => ({
    stack,
    value: measure === 'times' ? count : ns,
  }));
}

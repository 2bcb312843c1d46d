import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { message } from './message.ts';
import type { Subjects } from './subjects.ts';

/** What makes two traces doubtful as before and after one change; they are still compared. */
export function pairRemarks({ before, after }: Subjects['gotrace-pair']): readonly LocalText[] {
  const [own, others] = [ownFunctions(before.figures), ownFunctions(after.figures)];
  if (own.size === 0 || others.size === 0) return [];
  return [...own].some((name) => others.has(name)) ? [] : [message('otherPrograms')];
}

/** Functions of package main on any stack, but for those that every program has. */
function ownFunctions({ trace: { tables } }: Pick<GoTraceFigures, 'trace'>): ReadonlySet<string> {
  const { frames, strings } = tables;
  const names = new Set<string>();
  for (const index of new Set(frames.functionName.subarray(0, frames.count))) {
    const name = strings.text(index);
    if (name.startsWith('main.') && !/^main\.(?:main|init)\b/.test(name)) names.add(name);
  }
  return names;
}

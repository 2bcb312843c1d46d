import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import { message } from './message.ts';
import { plainText, type Read } from './quantity.ts';
import { isGoTrace, isPair, isProfile, type Subject } from './subjects.ts';

const goroutineForm =
  /^(?:goroutine|gid|g|ゴルーチン)?\s*[#:]?\s*(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\s*[([（:].*|\s+[^\d\s].*)?$/i;

/** `17`, `G17`, `goroutine 17`, `G17 main.searchFile` as a view labels it, `goroutine 17 [running]:`. */
export function readGoroutine(typed: string): Read<number> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const digits = goroutineForm.exec(text)?.[1];
  return digits ? { value: Number(digits.replaceAll(',', '')) } : { unreadable: message('notAGoroutine') };
}

/** Whether a trace has a goroutine with that id. */
export function hasGoroutine({ figures }: WholeTrace, id: number): boolean {
  const index = figures.trace.tables.goroutines.find(id);
  return index >= 0 && figures.goroutines.isListed(index);
}

/** Every function that stands on a stack of a trace or profile, by its full name. */
export function functionNames(subject: Subject): ReadonlySet<string> {
  if (isPair(subject)) return functionNames(subject.before).union(functionNames(subject.after));
  if (isGoTrace(subject)) return namesOfTrace(subject);
  return isProfile(subject) ? namesOfProfile(subject) : new Set();
}

function namesOfTrace({ figures }: WholeTrace): Set<string> {
  const { frames, strings } = figures.trace.tables;
  const names = new Set<string>(figures.groups.map(({ name }) => name));
  const seen = new Set<number>();
  for (let frame = 1; frame < frames.count; frame++) seen.add(frames.functionName[frame] as number);
  for (const name of seen) names.add(strings.text(name));
  names.delete('');
  return names;
}

function namesOfProfile({ functions, strings }: Profile): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < functions.count; at++) names.add(strings.text(functions.name[at] as number));
  names.delete('');
  return names;
}

/** More names than this are not told apart for the reader. */
const mostNamed = 4;

/**
 * A function by its full name (`main.searchFile`), with or without `()`, or by an end of it that means one function:
 * `searchFile`, `(*Index).add`, `handle.func1`. What no function is called is given back as it is.
 * @param known full names: those of what is open and those of the question
 */
export function readFunction(typed: string, known: ReadonlySet<string>): Read<string> {
  const text = plainText(typed).replace(/^func\s+/, '');
  if (text === '') return { unreadable: message('empty') };
  if (/\s/.test(text) && !known.has(text)) return { unreadable: message('notAFunction') };
  if (known.has(text)) return { value: text };
  const bare = text.replace(/\([^()*]*\)$/, '');
  if (known.has(bare)) return { value: bare };
  const exact = [...known].filter((name) => endsIn(name, bare));
  const wanted = bare.toLowerCase();
  const found = exact.length > 0 ? exact : [...known].filter((name) => endsIn(name.toLowerCase(), wanted));
  if (found.length > 1) {
    const some = found.toSorted().slice(0, mostNamed).join(', ');
    return { unreadable: message('functionAmbiguous', found.length, some) };
  }
  return { value: found[0] ?? bare };
}

const endsIn = (name: string, end: string): boolean =>
  name === end || name.endsWith(`.${end}`) || name.endsWith(`/${end}`);

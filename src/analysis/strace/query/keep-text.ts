import { argsText } from '../../../formats/strace/text.ts';
import { LineKind, NO_LINE, type StraceTrace } from '../../../formats/strace/trace.ts';
import { searchLines } from './search-lines.ts';

/** Takes out of `pass` the calls that have a text in none of their lines. ASCII is compared without case. */
export function* keepText(trace: StraceTrace, pass: Uint8Array, text: string): Generator<void, void> {
  const hit = yield* callsWithText(trace, pass.length, text);
  for (let call = 0; call < pass.length; call++) if (!hit[call]) pass[call] = 0;
}

function* callsWithText(trace: StraceTrace, count: number, text: string): Generator<void, Uint8Array> {
  const found = yield* searchLines(trace, text);
  const hit = new Uint8Array(count);
  const { kind, ref } = trace.lines;
  for (let line = 0; line < found.length; line++) {
    if (!found[line]) continue;
    const of = kind[line] as number;
    if (of > LineKind.callRest && of !== LineKind.detail) continue;
    const call = ref[line] as number;
    if (call !== NO_LINE && call < count) hit[call] = 1;
  }
  return hit;
}

/** Takes out of `pass` the calls that have none of the texts in their arguments. */
export function* keepArguments(
  trace: StraceTrace,
  pass: Uint8Array,
  texts: readonly string[],
): Generator<void, void> {
  const wanted: { readonly text: string; readonly hit: Uint8Array }[] = [];
  for (const text of texts)
    wanted.push({ text: fold(text, text), hit: yield* callsWithText(trace, pass.length, text) });
  const { restEnd } = trace.calls;
  for (let call = 0; call < pass.length; call++) {
    if ((call & 0xfff) === 0) yield;
    if (!pass[call]) continue;
    // The lines are the quick way to most calls without it; where arguments are cut in two it may stand over the cut.
    const cut = (restEnd[call] as number) > 0;
    if (!cut && !wanted.some(({ hit }) => hit[call])) pass[call] = 0;
    else {
      const args = argsText(trace, call);
      if (!wanted.some(({ text }) => fold(args, text).includes(text))) pass[call] = 0;
    }
  }
}

/** As the search of lines compares: an ASCII text without case, another as it is. */
function fold(text: string, like: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  return /^[\x00-\x7f]*$/.test(like) ? text.toLowerCase() : text;
}

import { LineKind, NO_LINE, type StraceTrace } from '../formats/strace/trace.ts';
import type { LocalText } from '../i18n/catalog.ts';
import { message } from './message.ts';
import { plainText, type Read } from './quantity.ts';

/** The call on a 1-based line: either line of a call in two halves; undefined where the line holds no call. */
export function callOnLine(trace: StraceTrace, line: number): number | undefined {
  const row = line - 1;
  if (row < 0 || row >= trace.lines.count) return undefined;
  const kind = trace.lines.kind[row];
  const holdsCall =
    kind === LineKind.callStart || kind === LineKind.callResumed || kind === LineKind.callRest;
  const call = trace.lines.ref[row];
  return holdsCall && call !== undefined && call !== NO_LINE ? call : undefined;
}

/** 1-based line on which a reader finds a call: the one with its result, else where it begins. */
export function lineOfResult(trace: StraceTrace, call: number): number {
  const end = trace.calls.endLine[call];
  return (end === undefined || end === NO_LINE ? (trace.calls.startLine[call] as number) : end) + 1;
}

/** `112`, `line 112`, `L112`, `112行目`: the call of that line, or why there is none. */
export function readCall(typed: string, trace: StraceTrace): Read<number> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const digits = /^(?:#?L|lines?|行)?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*(?:行目?)?$/i.exec(text)?.[1];
  if (digits === undefined) return { unreadable: message('notALine') };
  const line = Number(digits.replaceAll(',', ''));
  const call = callOnLine(trace, line);
  if (call !== undefined) return { value: call };
  const outside = line < 1 || line > trace.lines.count;
  const unreadable: LocalText = outside
    ? message('lineOutside', line, trace.lines.count)
    : message('lineWithoutCall', line);
  return { unreadable };
}

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

const lineForm = /^(?:#?L|lines?|行)?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*(?:行目?)?$/i;

/** The number in `112`, `line 112`, `L112`, `112行目`; undefined for any other text. */
export function readLine(typed: string): number | undefined {
  const digits = lineForm.exec(plainText(typed))?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

/** Why a line has no call to answer with. */
export function noCallOn(line: number, trace: StraceTrace): LocalText {
  const outside = line < 1 || line > trace.lines.count;
  return outside ? message('lineOutside', line, trace.lines.count) : message('lineWithoutCall', line);
}

/** A line as typed (see `readLine`): its call, or why there is none. */
export function readCall(typed: string, trace: StraceTrace): Read<number> {
  if (plainText(typed) === '') return { unreadable: message('empty') };
  const line = readLine(typed);
  if (line === undefined) return { unreadable: message('notALine') };
  const call = callOnLine(trace, line);
  return call === undefined ? { unreadable: noCallOn(line, trace) } : { value: call };
}

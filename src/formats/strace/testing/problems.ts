import { lineBytes, resultText } from '../text.ts';
import { CallFlag, CallState, LineKind, NO_LINE, type StraceTrace } from '../trace.ts';

/**
 * Everything in a trace that must not be, whatever the input was, as sentences. Empty for every log and for every
 * run of bytes: an empty list is what tests expect.
 */
export function problems(trace: StraceTrace): string[] {
  return [...problemsOfLines(trace), ...problemsOfCalls(trace), ...problemsOfSums(trace)];
}

function problemsOfLines(trace: StraceTrace): string[] {
  const { lines, calls, events } = trace;
  const found: string[] = [];
  const at = (line: number) => lines.offset[line] as number;
  if (at(0) !== 0) found.push('the first line does not begin at 0');
  if (at(lines.count) !== trace.source.length) found.push('the last line does not end with the input');
  let starts = 0;
  let eventLines = 0;
  for (let line = 0; line < lines.count; line++) {
    const ref = lines.ref[line] as number;
    if (at(line + 1) <= at(line)) found.push(`line ${line} is empty or runs backwards`);
    const kind = lines.kind[line] as LineKind;
    if (kind < LineKind.callStart || kind > LineKind.blank) found.push(`line ${line} has no kind`);
    if (kind === LineKind.callStart) {
      starts++;
      if (calls.startLine[ref] !== line)
        found.push(`line ${line} begins call ${ref}, which begins elsewhere`);
    } else if (kind === LineKind.callResumed || kind === LineKind.callRest) {
      if (ref >= calls.count) found.push(`line ${line} goes on with call ${ref}, which is not there`);
    } else if (kind === LineKind.event) {
      eventLines++;
      if (events.line[ref] !== line) found.push(`line ${line} is not the line of its event ${ref}`);
    } else if (kind === LineKind.detail) {
      if (ref !== NO_LINE && ref >= calls.count) found.push(`detail line ${line} refers to call ${ref}`);
    } else if (ref !== NO_LINE) found.push(`line ${line} of kind ${kind} refers to row ${ref}`);
  }
  if (eventLines !== events.count) found.push(`${eventLines} event lines, ${events.count} events`);
  const missing = count(trace, (call) => has(trace, call, CallFlag.startMissing));
  if (starts + missing !== calls.count) {
    found.push(`${calls.count} calls from ${starts} beginnings and ${missing} ends without one`);
  }
  return found;
}

function problemsOfCalls(trace: StraceTrace): string[] {
  const { calls } = trace;
  const found: string[] = [];
  for (let call = 0; call < calls.count; call++) {
    const say = (what: string) => found.push(`call ${call}: ${what}`);
    const state = calls.state[call];
    const startLine = calls.startLine[call] as number;
    const endLine = calls.endLine[call] as number;
    const open = state === CallState.neverFinished || state === CallState.detached;
    if ((endLine === NO_LINE) !== open) say(`state ${state} with end line ${endLine}`);
    if (endLine !== NO_LINE && endLine < startLine) say('ends before it begins');
    if ((calls.name[call] as number) >= trace.names.length) say('no name');
    if ((calls.thread[call] as number) >= trace.threads.length) say('no thread');
    if ((calls.errno[call] as number) >= trace.errnos.length) say('no such errno');
    const duration = calls.durationNs[call] as number;
    if (!(duration >= 0) && !Number.isNaN(duration)) say(`duration ${duration}`);
    if (!has(trace, call, CallFlag.startMissing)) checkArguments(trace, call, say);
    if (!open) checkResult(trace, call, say);
  }
  return found;
}

/** The name stands where the arguments begin; arguments lie inside their line. */
function checkArguments(trace: StraceTrace, call: number, say: (what: string) => void): void {
  const { calls } = trace;
  const bytes = lineBytes(trace, calls.startLine[call] as number);
  const from = calls.argsStart[call] as number;
  const to = calls.argsEnd[call] as number;
  if (from > to || to > bytes.length) say(`arguments in [${from}, ${to}) of ${bytes.length} bytes`);
  const name = trace.names[calls.name[call] as number] as string;
  const printed = latin1.decode(bytes.subarray(from - name.length - 1, from));
  if (name !== '(more names)' && printed !== `${name}(`) say(`"${printed}" stands where ${name} should`);
}

/** The result follows `= `; errno and duration are in its text; the rest of the arguments lies before it. */
function checkResult(trace: StraceTrace, call: number, say: (what: string) => void): void {
  const { calls } = trace;
  const bytes = lineBytes(trace, calls.endLine[call] as number);
  const at = calls.resultStart[call] as number;
  const restStart = calls.restStart[call] as number;
  const restEnd = calls.restEnd[call] as number;
  if (latin1.decode(bytes.subarray(at - 2, at)) !== '= ') say('no equals sign before the result');
  if (restStart > restEnd || restEnd > at)
    say(`rest of arguments in [${restStart}, ${restEnd}), result at ${at}`);
  const result = resultText(trace, call);
  const errno = trace.errnos[calls.errno[call] as number] as string;
  if (!result.includes(errno)) say(`${errno} is not in "${result}"`);
  const timed = !Number.isNaN(calls.durationNs[call]);
  if (timed !== / <(\d+\.?\d*|\.\d+)>$/.test(result))
    say(`duration ${calls.durationNs[call]} of "${result}"`);
}

function problemsOfSums(trace: StraceTrace): string[] {
  const { lines, calls, skipped, counts, files } = trace;
  const found: string[] = [];
  const kinds = (wanted: number) =>
    lines.kind.subarray(0, lines.count).filter((kind) => kind === wanted).length;
  const reasons = Object.values(skipped.reasons);
  const sum = reasons.reduce((total, reason) => total + reason.count, 0);
  if (sum !== skipped.lines || sum !== kinds(LineKind.skipped)) {
    found.push(`${kinds(LineKind.skipped)} lines skipped, ${sum} with a reason, ${skipped.lines} said`);
  }
  for (const { firstLine } of reasons) {
    if (lines.kind[firstLine] !== LineKind.skipped)
      found.push(`line ${firstLine} is not skipped, as it is said`);
  }
  const lost = skipped.reasons['resumed-without-result']?.count ?? 0;
  if (counts.resumedLines !== kinds(LineKind.callResumed) + lost) found.push('resumed lines do not add up');
  const rests = kinds(LineKind.callRest);
  if (counts.joinedBroken > rests) found.push(`${counts.joinedBroken} broken calls joined on ${rests} lines`);
  // Every line that goes on with a call was waited for: by a marker, a change of pid, or a line cut in two.
  const joined = count(trace, (call) => has(trace, call, CallFlag.joined));
  const opened = counts.unfinishedLines + count(trace, (call) => has(trace, call, CallFlag.pidChanged));
  if (joined > opened) found.push(`${joined} calls joined, ${opened} cut`);
  if (calls.count > 0 && files.length === 0) found.push('calls without a file');
  return found;
}

function has(trace: StraceTrace, call: number, flag: number): boolean {
  return ((trace.calls.flags[call] as number) & flag) !== 0;
}

export function count(trace: StraceTrace, accepts: (call: number) => boolean): number {
  let total = 0;
  for (let call = 0; call < trace.calls.count; call++) if (accepts(call)) total++;
  return total;
}

const latin1 = new TextDecoder('latin1');

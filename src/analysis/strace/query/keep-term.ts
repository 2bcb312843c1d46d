import { plainCall } from '../../../formats/strace/same-calls.ts';
import { CallState, NO_LINE, type StraceTrace } from '../../../formats/strace/trace.ts';
import { Direction, directionOf } from '../fd/byte-direction.ts';
import { type StraceLog, waitClassNames } from '../log.ts';
import { descendantsOf } from '../process-tree/descendants.ts';
import type { Term } from './ast.ts';
import { stateWords } from './fields.ts';
import { keepArguments } from './keep-text.ts';
import { nameMatcher, numberMatcher, timeRanges } from './match.ts';

/** Fields that look at the analysis: descriptors, waits, findings. */
const analysed: ReadonlySet<string> = new Set(['path', 'file', 'class', 'fd', 'finding', 'tree']);

/** Whether a term can only be answered once the whole log is read and analysed. */
export function needsAnalysis(term: Term): boolean {
  return analysed.has(term.field);
}

/** How long a term takes, in classes: columns; descriptors, call by call; text, line by line. */
export function costOf(term: Term): number {
  return term.field === 'arg' ? 3 : term.field === 'fd' ? 1 : 0;
}

/** Takes out of `pass` the calls that do not match a term. A term that needs the analysis is not asked without it. */
export function* keepTerm(
  trace: StraceTrace,
  log: StraceLog | null,
  term: Term,
  pass: Uint8Array,
): Generator<void, void> {
  const { calls } = trace;
  const words = new Set(term.values.flatMap((value) => (value.kind === 'word' ? [value.word] : [])));
  switch (term.field) {
    case 'syscall': {
      const matches = nameMatcher(term);
      return keep(
        pass,
        calls.name,
        flags(trace.names, (name) => matches(name) || matches(plainCall(name))),
      );
    }
    case 'errno':
      return keep(pass, calls.errno, flags(trace.errnos, nameMatcher(term)));
    case 'comm': {
      const matches = nameMatcher(term);
      return keep(
        pass,
        calls.thread,
        flags(trace.threads, ({ comm }) => matches(comm ?? '')),
      );
    }
    case 'pid': {
      const matches = numberMatcher(term);
      return keep(
        pass,
        calls.thread,
        flags(trace.threads, ({ pid }) => pid !== null && matches(pid)),
      );
    }
    case 'tree':
      if (log) yield* keepTree(log, term, pass);
      return;
    case 'state':
      return keep(
        pass,
        calls.state,
        flags(stateWords, (word) => words.has(word)),
      );
    case 'class':
      return log
        ? keep(
            pass,
            log.waits.classOf,
            flags(waitClassNames, (name) => words.has(name)),
          )
        : undefined;
    case 'path':
    case 'file':
      return log ? keepTargets(log, term, pass) : undefined;
    case 'dur':
      return keepNumbers(pass, calls.durationNs, numberMatcher(term));
    case 'result':
      return keepNumbers(pass, calls.returnValue, numberMatcher(term));
    case 'bytes':
      return keepBytes(trace, term, pass);
    case 'line':
      return keepLines(trace, term, pass);
    case 'at':
      return keepTimes(trace, term, pass);
    case 'finding':
      return log ? keepFindings(log, term, words, pass) : undefined;
    case 'fd':
      if (log) yield* keepDescriptors(log, term, pass);
      return;
    case 'arg':
      return yield* keepArguments(
        trace,
        pass,
        term.values.flatMap((value) => (value.kind === 'pattern' ? [value.pieces.join('*')] : [])),
      );
  }
}

function flags<T>(items: readonly T[], wanted: (item: T) => boolean): Uint8Array {
  return Uint8Array.from(items, (item) => (wanted(item) ? 1 : 0));
}

function keep(pass: Uint8Array, column: ArrayLike<number>, wanted: Uint8Array): void {
  for (let call = 0; call < pass.length; call++) if (!wanted[column[call] as number]) pass[call] = 0;
}

function keepNumbers(pass: Uint8Array, column: ArrayLike<number>, matches: (value: number) => boolean): void {
  for (let call = 0; call < pass.length; call++)
    if (pass[call] && !matches(column[call] as number)) pass[call] = 0;
}

function keepTargets({ fds }: StraceLog, term: Term, pass: Uint8Array): void {
  const matches = nameMatcher(term);
  const last = term.field === 'file';
  const wanted = Uint8Array.from({ length: fds.targetCount }, (_, id) => {
    const name = fds.targetName(id);
    return Number(matches(last ? name.slice(name.lastIndexOf('/') + 1) : name));
  });
  keep(pass, fds.targetIds, wanted);
}

/** Processes and threads of a pid, and all that descend from them. */
function* keepTree(log: StraceLog, term: Term, pass: Uint8Array): Generator<void, void> {
  const matches = numberMatcher(term);
  const { all, lifeOf } = yield* log.threadLivesInSteps();
  const wanted = descendantsOf(all, ({ pid }) => pid !== null && matches(pid));
  keep(pass, lifeOf, wanted);
}

function keepBytes({ calls, names }: StraceTrace, term: Term, pass: Uint8Array): void {
  const matches = numberMatcher(term);
  const moves = flags(names, (name) => directionOf(name) !== Direction.none);
  for (let call = 0; call < pass.length; call++) {
    const moved = calls.returnValue[call] as number;
    const counts =
      moves[calls.name[call] as number] && calls.state[call] === CallState.returned && moved >= 0;
    if (!counts || !matches(moved)) pass[call] = 0;
  }
}

/** The line a call begins on or the one with its result. */
function keepLines({ calls }: StraceTrace, term: Term, pass: Uint8Array): void {
  const matches = numberMatcher(term);
  const { startLine, endLine } = calls;
  for (let call = 0; call < pass.length; call++) {
    if (!pass[call] || matches((startLine[call] as number) + 1)) continue;
    const end = endLine[call] as number;
    if (end === NO_LINE || !matches(end + 1)) pass[call] = 0;
  }
}

/** Calls whose time overlaps a range. A call without a printed duration is a moment. */
function keepTimes(trace: StraceTrace, term: Term, pass: Uint8Array): void {
  const { startNs, durationNs } = trace.calls;
  const ranges = timeRanges(term, trace);
  for (let call = 0; call < pass.length; call++) {
    if (!pass[call]) continue;
    const start = startNs[call] as number;
    const end = start + ((durationNs[call] as number) || 0);
    if (!ranges.some(({ fromNs, toNs }) => start <= toNs && end >= fromNs)) pass[call] = 0;
  }
}

function keepFindings(log: StraceLog, term: Term, kinds: ReadonlySet<string>, pass: Uint8Array): void {
  const matches = numberMatcher(term);
  const proves = new Uint8Array(pass.length);
  log.findings.forEach((finding, index) => {
    if (!kinds.has(finding.kind) && !matches(index + 1)) return;
    for (const call of finding.calls) proves[call] = 1;
  });
  for (let call = 0; call < pass.length; call++) if (!proves[call]) pass[call] = 0;
}

function* keepDescriptors({ fds }: StraceLog, term: Term, pass: Uint8Array): Generator<void, void> {
  const matches = numberMatcher(term);
  for (let call = 0; call < pass.length; call++) {
    if ((call & 0xfff) === 0) yield;
    if (!pass[call]) continue;
    const fd = fds.fdOf(call);
    if (fd < 0 || !matches(fd)) pass[call] = 0;
  }
}

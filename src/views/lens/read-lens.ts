import type { StraceLog } from '../../analysis/strace/log.ts';
import { decodeArguments } from '../../formats/strace/arguments/decode.ts';
import { plainCall } from '../../formats/strace/same-calls.ts';
import { argsText, callName, resultText } from '../../formats/strace/text.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import { errnoFact, syscallFact } from '../../i18n/manual/manual.ts';
import { cutText } from '../visible-text.ts';
import type { Lens } from './lens.ts';
import { LensReader } from './read-argument.ts';
import { resultNote } from './read-result.ts';

/** Longest argument text that is taken apart; the rest of a longer one is counted as cut, not read. */
const mostText = 64_000;
const resultTextLimit = 400;

/**
 * Takes a call apart: its arguments by the names of the manual page, what their flags mean, what the result says.
 * Bounded whatever the log holds: at most `LensReader.mostEntries` arguments and fields.
 * @param log null while the file is still being read: descriptors then have no names
 */
export function readLens(trace: StraceTrace, log: StraceLog | null, call: number): Lens {
  const fact = syscallFact(plainCall(callName(trace, call)));
  const text = argsText(trace, call).slice(0, mostText);
  const nameOfFd = (fd: number) => log?.fds.nameAt(call, fd) ?? '';
  const reader = new LensReader(text, nameOfFd);
  const values = decodeArguments(text);
  const read = reader.arguments(values, fact?.parameters ?? []);
  const errno = trace.errnos[trace.calls.errno[call] as number] ?? '';
  const errnoMeans = errnoFact(errno);
  return {
    fact: fact ? { means: fact.means, page: fact.page } : null,
    arguments: read,
    left: reader.left,
    result: {
      text: cutText(resultText(trace, call), resultTextLimit),
      errno: errnoMeans ? { word: errno, fact: errnoMeans } : null,
      note: resultNote(trace, call, values),
    },
  };
}

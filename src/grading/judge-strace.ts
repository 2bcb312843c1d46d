import type { StraceLog } from '../analysis/strace/log.ts';
import { plainCall } from '../formats/strace/same-calls.ts';
import { callOnLine, readCall } from './call-lines.ts';
import type {
  CallQuestion,
  ErrnoQuestion,
  ProcessQuestion,
  SyscallQuestion,
  TargetQuestion,
} from './exercise.ts';
import { absentUnless, judgeName } from './judge-name.ts';
import type { Judgement } from './judgement.ts';
import { message } from './message.ts';
import { readErrno, readPid, readSyscall, readTarget } from './names.ts';

type NameQuestion = SyscallQuestion | ErrnoQuestion | ProcessQuestion | TargetQuestion | CallQuestion;

const isSame = (name: string) => (other: string) => plainCall(name) === plainCall(other);

/** What a log names: a call, an error, a process, a target. `accepted` is not empty. */
export function judgeStrace(
  question: NameQuestion,
  typed: string,
  log: StraceLog,
  accepted: readonly unknown[],
): Judgement {
  const { trace } = log;
  const names = accepted as readonly string[];
  const numbers = accepted as readonly number[];
  const subject = log;
  switch (question.kind) {
    case 'syscall':
      return judgeName(
        readSyscall(typed),
        { accepted: names, misreadings: question.misreadings, subject },
        (name) => absentUnless(trace.names.some(isSame(name)), message('syscallNotInLog', name)),
        (given, value) => isSame(given)(value),
      );
    case 'errno':
      return judgeName(
        readErrno(typed),
        { accepted: names, misreadings: question.misreadings, subject },
        (name) => absentUnless(trace.errnos.includes(name), message('errnoNotInLog', name)),
      );
    case 'process':
      return judgeName(
        readPid(typed),
        { accepted: numbers, misreadings: question.misreadings, subject },
        (pid) =>
          absentUnless(
            trace.threads.some((thread) => thread.pid === pid),
            message('pidNotInLog', pid),
          ),
      );
    case 'target': {
      const known = [...names];
      for (const misreading of question.misreadings) known.push(...misreading.values(log));
      return judgeName(
        readTarget(typed, log, known),
        { accepted: names, misreadings: question.misreadings, subject },
        (name) =>
          absentUnless(
            log.targets.some((total) => total.target === name),
            message('targetNotInLog'),
          ),
      );
    }
    case 'call':
      return judgeName(
        readCall(typed, trace),
        { accepted: numbers, misreadings: question.misreadings, subject },
        undefined,
        (call, line) => callOnLine(trace, line) === call,
      );
  }
}

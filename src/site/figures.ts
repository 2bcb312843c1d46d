import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { StraceLog } from '../analysis/strace/log.ts';
import type { Profile } from '../formats/pprof/profile.ts';

/** A number or text, computed from what a recording holds. */
type Computed<Subject> =
  | {
      /** `duration`: integer nanoseconds; `count`: a whole number; `share`: 0.93 is 93 %; `bytes`: a whole number. */
      readonly as: 'duration' | 'count' | 'share' | 'bytes';
      readonly of: (subject: Subject) => number;
    }
  | { readonly as: 'text'; readonly of: (subject: Subject) => string | number };

interface LogSource {
  readonly format?: undefined;
  /** `course/exercise/file`, or `course/exercise` for the file named like the exercise. */
  readonly fixture: string;
}

interface GoSource<Format> {
  readonly format: Format;
  /** `course/exercise/file`. */
  readonly fixture: string;
}

type LogFigure = LogSource &
  (
    | Computed<StraceLog>
    | {
        /** 1-based line numbers, for `<LogLines>`. */
        readonly as: 'lines';
        readonly of: (log: StraceLog) => readonly number[];
      }
  );

export type GoTraceFigure = GoSource<'gotrace'> & Computed<WholeTrace>;
export type ProfileFigure = GoSource<'pprof'> & Computed<Profile>;

/** Two traces, of which `after` is the later one. */
export type GoTracePairFigure = GoSource<'gotrace-pair'> & {
  readonly after: string;
} & Computed<{ readonly before: WholeTrace; readonly after: WholeTrace }>;

/** A number or text on a page, computed from a recording while the site is built, so that nobody types an output. */
export type Figure = LogFigure | GoTraceFigure | ProfileFigure | GoTracePairFigure;

/** Makes figures of one recording: what it is shown as, and how it is computed. */
interface Figures<Subject, Made> {
  (as: 'duration' | 'count' | 'share' | 'bytes', of: (subject: Subject) => number): Made;
  (as: 'text', of: (subject: Subject) => string | number): Made;
}

/** Figures of a Go trace: `const server = traceFigures('…/server.trace.gz')`, then `server('duration', (trace) => …)`. */
export function traceFigures(fixture: string): Figures<WholeTrace, GoTraceFigure> {
  return (as: string, of: unknown) => ({ format: 'gotrace', fixture, as, of }) as GoTraceFigure;
}

/** Figures of a profile. */
export function profileFigures(fixture: string): Figures<Profile, ProfileFigure> {
  return (as: string, of: unknown) => ({ format: 'pprof', fixture, as, of }) as ProfileFigure;
}

/** Figures of two traces, of which `after` is the later one. */
export function pairFigures(
  fixture: string,
  after: string,
): Figures<{ readonly before: WholeTrace; readonly after: WholeTrace }, GoTracePairFigure> {
  return (as: string, of: unknown) =>
    ({ format: 'gotrace-pair', fixture, after, as, of }) as GoTracePairFigure;
}

/** The figures of a course, `content/figures/<course>.ts`, shared by both languages. */
export function defineFigures<const Name extends string>(
  figures: Readonly<Record<Name, Figure>>,
): Readonly<Record<Name, Figure>> {
  return figures;
}

import type { StraceLog } from '../analysis/strace/log.ts';

interface FigureSource {
  /** `course/exercise/file`, or `course/exercise` for the file named like the exercise. */
  readonly fixture: string;
}

/** A number or text on a page, computed from a recording while the site is built, so that nobody types an output. */
export type Figure = FigureSource &
  (
    | {
        /** `duration`: integer nanoseconds; `count`: a whole number; `share`: 0.93 is 93 %. */
        readonly as: 'duration' | 'count' | 'share';
        readonly of: (log: StraceLog) => number;
      }
    | { readonly as: 'text'; readonly of: (log: StraceLog) => string | number }
    | {
        /** 1-based line numbers, for `<LogLines>`. */
        readonly as: 'lines';
        readonly of: (log: StraceLog) => readonly number[];
      }
  );

/** The figures of a course, `content/figures/<course>.ts`, shared by both languages. */
export function defineFigures<const Name extends string>(
  figures: Readonly<Record<Name, Figure>>,
): Readonly<Record<Name, Figure>> {
  return figures;
}

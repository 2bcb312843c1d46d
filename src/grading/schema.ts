import { z } from 'zod';
import type { AnyExercise, QuestionKind, Solution } from './exercise.ts';
import { builtInMisreadings } from './judgement.ts';
import type { Format } from './subjects.ts';

/*
 * What an exercise's files may hold. Used by the tests, the terminal and the build of the site; the browser trusts
 * what the build let through and does not load this module.
 */

const kebab = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case words joined by hyphens');
const filled = z.string().refine((text) => text.trim() !== '', 'must not be empty');
const localText = z.strictObject({ en: filled, ja: filled });
const func = z.custom<(...values: never[]) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
);
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain file name inside fixtures/');
const recordingName = z
  .string()
  .regex(
    /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'a plain file name inside fixtures/, or exercise/file of the same course',
  );

function unique<T>(idOf: (item: T) => string) {
  return (items: readonly T[]) => new Set(items.map(idOf)).size === items.length;
}
const byId = unique<{ id: string }>((item) => item.id);

const ownId = kebab.refine(
  (id) => !(builtInMisreadings as readonly string[]).includes(id),
  'is a name of the checker itself',
);
const need = z.strictObject({ id: kebab, met: func, missing: localText });
const needs = z.array(need).refine(byId, 'two needs have the same id');

const asked = {
  id: kebab,
  prompt: localText,
  needs: needs.optional(),
  hints: z.array(localText).min(2, 'a hint ladder has at least two steps'),
  reveal: z.union([z.strictObject({ afterTries: z.int().min(0) }), z.literal('never')]),
  why: func,
};
const misreading = z.strictObject({
  id: ownId,
  values: func,
  hint: localText,
  verdict: z.enum(['close', 'wrong']).optional(),
});
const graded = {
  ...asked,
  answer: func,
  misreadings: z.array(misreading).refine(byId, 'two misreadings have the same id'),
};
const options = z
  .array(z.strictObject({ id: kebab, text: localText }))
  .min(2, 'a choice has at least two options')
  .refine(byId, 'two options have the same id');
const tolerance = z.number().min(0).max(0.5);
const rangeTolerance = z
  .strictObject({
    overlap: z.number().min(0.3).max(1).optional(),
    endsWithinNs: z.number().min(0).optional(),
  })
  .refine(
    ({ overlap, endsWithinNs }) => overlap !== undefined || endsWithinNs !== undefined,
    'says when a range is accepted: overlap or endsWithinNs',
  );
const part = z.strictObject({
  id: kebab,
  text: localText,
  calls: func,
  atLeast: z.int().min(1).optional(),
});
const irrelevant = z.strictObject({ id: ownId, calls: func, hint: localText });
const trap = z.strictObject({ id: ownId, caught: func, hint: localText });

const question = z.discriminatedUnion('kind', [
  z.strictObject({ ...graded, kind: z.literal('choice'), options, prediction: z.boolean().optional() }),
  z.strictObject({ ...graded, kind: z.literal('several'), options }),
  z.strictObject({ ...graded, kind: z.literal('number'), tolerance, unit: localText.optional() }),
  z.strictObject({ ...graded, kind: z.literal('duration'), tolerance }),
  z.strictObject({ ...graded, kind: z.literal('syscall') }),
  z.strictObject({ ...graded, kind: z.literal('errno') }),
  z.strictObject({ ...graded, kind: z.literal('process') }),
  z.strictObject({ ...graded, kind: z.literal('target') }),
  z.strictObject({ ...graded, kind: z.literal('call') }),
  z.strictObject({ ...graded, kind: z.literal('range'), tolerance: rangeTolerance }),
  z.strictObject({ ...graded, kind: z.literal('order'), items: z.union([options, func]) }),
  z.strictObject({
    ...asked,
    kind: z.literal('estimate'),
    quantity: z.enum(['duration', 'count', 'share']),
    unit: localText.optional(),
    answer: func,
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('evidence'),
    parts: z.array(part).min(1).refine(byId, 'two parts have the same id'),
    irrelevant: z.array(irrelevant).refine(byId, 'two sets of lines have the same id'),
  }),
  z.strictObject({ ...graded, kind: z.literal('goroutine') }),
  z.strictObject({ ...graded, kind: z.literal('moment') }),
  z.strictObject({ ...graded, kind: z.literal('function') }),
  z.strictObject({
    ...asked,
    kind: z.literal('goal'),
    measure: func,
    unit: z.enum(['duration', 'count', 'bytes']),
    cut: z.number().gt(0).max(1),
    traps: z.array(trap).refine(byId, 'two traps have the same id'),
  }),
]);

const common = ['choice', 'several', 'number', 'duration', 'order', 'estimate'] as const;
/** Kinds by format, and how many files are opened together: of a log any number. */
const formats: Readonly<Record<Format, { kinds: readonly QuestionKind[]; files: number | null }>> = {
  strace: {
    kinds: [...common, 'syscall', 'errno', 'process', 'target', 'call', 'range', 'evidence'],
    files: null,
  },
  gotrace: { kinds: [...common, 'goroutine', 'moment', 'range', 'function'], files: 1 },
  pprof: { kinds: [...common, 'function'], files: 1 },
  'gotrace-pair': { kinds: [...common, 'function', 'goal'], files: 2 },
};

const exercise = z
  .strictObject({
    title: localText,
    format: z.enum(Object.keys(formats) as [Format, ...Format[]]),
    fixture: z.array(recordingName).min(1),
    needs,
    questions: z.array(question).min(1).refine(byId, 'two questions have the same id'),
  })
  .superRefine(({ format, fixture, questions }, context) => {
    const { kinds, files } = formats[format];
    if (files !== null && fixture.length !== files) {
      context.addIssue({ code: 'custom', path: ['fixture'], message: `${format} opens ${files} file(s)` });
    }
    if (fixture.length > 1 && fixture.some((name) => name.includes('/'))) {
      context.addIssue({
        code: 'custom',
        path: ['fixture'],
        message: 'several recordings lie in one folder',
      });
    }
    questions.forEach(({ kind }, at) => {
      if (kinds.includes(kind)) return;
      const message = `cannot be asked of ${format}; these can: ${kinds.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['questions', at, 'kind'], message });
    });
  });

const solution = z.record(
  kebab,
  z.strictObject({
    accepted: z.array(filled).min(1, 'must hold at least one accepted answer'),
    wrong: z.array(z.strictObject({ answer: filled, misreading: z.string().nullable() })),
  }),
);

const provenance = z
  .array(
    z.strictObject({
      file: fileName,
      /** The command that recorded it. */
      command: filled,
      /** Name and version: `strace 6.1`. */
      tool: filled,
      kernel: filled,
      date: z.iso.date(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().positive(),
      lines: z.int().positive().optional(),
      note: filled.optional(),
    }),
  )
  .refine(
    unique<{ file: string }>((entry) => entry.file),
    'two entries name the same file',
  );

export type Provenance = z.infer<typeof provenance>;

/** A file of an exercise that does not hold what it must; the message names the file, the place and the reason. */
export class ExerciseFileError extends Error {
  override readonly name = 'ExerciseFileError';
}

/** The place inside the file, with a question's id instead of its index where it has one. */
function place(path: readonly PropertyKey[], value: unknown): string {
  const [first, index, ...rest] = path;
  if (first === 'questions' && typeof index === 'number') {
    const { questions } = value as { questions: { id?: unknown }[] };
    const id = questions[index]?.id;
    return [`question ${typeof id === 'string' ? `"${id}"` : index + 1}`, ...rest.map(String)].join(' › ');
  }
  return path.map(String).join(' › ');
}

function validate<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const reasons = result.error.issues.map((issue) => {
    const where = place(issue.path, value);
    return where === '' ? issue.message : `${where}: ${issue.message}`;
  });
  throw new ExerciseFileError(`${file}: ${reasons.join('; ')}`);
}

/**
 * The default export of an `exercise.ts`, checked: no missing or surplus field, both languages filled, ids unique.
 * @param file the path to name in an error
 * @throws ExerciseFileError that names the file and the question
 */
export function validateExercise(value: unknown, file: string): AnyExercise {
  validate(exercise, value, file);
  return value as AnyExercise;
}

/** The default export of a `solution.ts`. @throws ExerciseFileError */
export function validateSolution(value: unknown, file: string): Solution {
  return validate(solution, value, file);
}

/** The parsed `fixtures/provenance.json`. @throws ExerciseFileError */
export function validateProvenance(value: unknown, file: string): Provenance {
  return validate(provenance, value, file);
}

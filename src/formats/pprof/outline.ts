import { type FieldReader, Wire } from './field-reader.ts';
import type { Int64 } from './int64.ts';
import { ProfileProblem } from './problem.ts';
import { Ranges } from './ranges.ts';

/** The fields of the message Profile: where its parts are, and its integers. Texts are still indices. */
export interface Outline {
  readonly sampleTypes: Ranges;
  readonly samples: Ranges;
  readonly mappings: Ranges;
  readonly locations: Ranges;
  readonly functions: Ranges;
  readonly strings: Ranges;
  readonly comments: Int64[];
  periodType: readonly [number, number] | null;
  dropFrames: Int64;
  keepFrames: Int64;
  timeNs: Int64;
  durationNs: Int64;
  period: Int64;
  defaultSampleType: Int64;
  docUrl: Int64;
  /** Why what follows is missing; null where the input ends with a field. */
  cut: ProfileProblem | null;
}

/**
 * Finds the parts of a profile, in whatever order they come: the string table is usually last, and samples name
 * locations that follow them. Unknown fields are skipped; of an input that is cut inside a field, what is before it is there.
 * @param isCut more of the input is known to be missing
 * @throws ProfileProblem
 */
export function readOutline(reader: FieldReader, isCut: boolean): Outline {
  const outline: Outline = {
    sampleTypes: new Ranges(),
    samples: new Ranges(),
    mappings: new Ranges(),
    locations: new Ranges(),
    functions: new Ranges(),
    strings: new Ranges(),
    comments: [],
    periodType: null,
    dropFrames: 0,
    keepFrames: 0,
    timeNs: 0,
    durationNs: 0,
    period: 0,
    defaultSampleType: 0,
    docUrl: 0,
    cut: isCut ? new ProfileProblem('truncated', 'the input ends early', reader.bytes.length) : null,
  };
  const parts = [
    outline.sampleTypes,
    outline.samples,
    outline.mappings,
    outline.locations,
    outline.functions,
    outline.strings,
  ];
  reader.enter(0, reader.bytes.length);
  try {
    while (reader.next()) {
      const part = parts[reader.field - 1];
      if (part) {
        reader.expect(Wire.block);
        part.add(reader.from, reader.to);
      } else if (reader.field >= 7 && reader.field <= 15) readHeaderField(reader, outline);
    }
  } catch (error) {
    if (!(error instanceof ProfileProblem && error.code === 'truncated')) throw error;
    outline.cut = error;
  }
  const [from, to] = outline.strings.pairs;
  if (from === undefined)
    throw outline.cut
      ? namesMissing(outline, outline.cut)
      : new ProfileProblem('malformed', 'there is no string table');
  if (from !== to)
    throw new ProfileProblem('malformed', 'the first text of the string table is not empty', from);
  return outline;
}

function readHeaderField(reader: FieldReader, outline: Outline): void {
  switch (reader.field) {
    case 7:
      outline.dropFrames = reader.signed();
      break;
    case 8:
      outline.keepFrames = reader.signed();
      break;
    case 9:
      // One profile after another in a file reads as one with two times.
      if (Number(outline.timeNs) !== 0)
        throw new ProfileProblem('concatenated', 'several profiles follow each other in one file', reader.at);
      outline.timeNs = reader.signed();
      break;
    case 10:
      outline.durationNs = reader.signed();
      break;
    case 11:
      reader.expect(Wire.block);
      outline.periodType = [reader.from, reader.to];
      break;
    case 12:
      outline.period = reader.signed();
      break;
    case 13:
      readComments(reader, outline.comments);
      break;
    case 14:
      outline.defaultSampleType = reader.signed();
      break;
    default:
      outline.docUrl = reader.signed();
  }
}

function readComments(reader: FieldReader, comments: Int64[]): void {
  if (reader.wire !== Wire.block) {
    comments.push(reader.signed());
    return;
  }
  const { from, to } = reader;
  reader.enter(from, to);
  while (reader.hasMore) {
    reader.varint();
    reader.wire = Wire.varint;
    comments.push(reader.signed());
  }
  reader.enter(to, reader.bytes.length);
}

/** Names come last: a profile that is cut before them cannot be told. */
export function namesMissing({ samples }: Outline, { offset }: ProfileProblem): ProfileProblem {
  const { count } = samples;
  return new ProfileProblem(
    'truncated',
    `it ends in the middle: ${count} ${count === 1 ? 'sample is' : 'samples are'} there, but the names, which come last, are not`,
    offset,
  );
}

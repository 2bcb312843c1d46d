import { type FieldReader, Wire } from './field-reader.ts';
import { IdIndex } from './id-index.ts';
import type { Int64 } from './int64.ts';
import { ProfileProblem } from './problem.ts';
import { type FunctionColumns, type LocationColumns, type Mapping, NONE, type ValueType } from './profile.ts';
import type { Ranges } from './ranges.ts';
import type { StringTable } from './string-table.ts';

/** A text's index where it is one. @throws ProfileProblem */
export function textIndex(strings: StringTable, index: Int64): number {
  const place = strings.place(index);
  if (place >= 0) return place;
  throw new ProfileProblem('malformed', `there is no text ${index} in the string table of ${strings.whole}`);
}

/** Calls `read` for every field of every message of a table. */
function eachMessage(
  reader: FieldReader,
  { pairs, count }: Ranges,
  read: (index: number) => void,
  done: (index: number) => void,
): void {
  for (let index = 0; index < count; index++) {
    reader.enter(pairs[index * 2] as number, pairs[index * 2 + 1] as number);
    while (reader.next()) read(index);
    done(index);
  }
}

/** @throws ProfileProblem */
export function readValueType(
  reader: FieldReader,
  from: number,
  to: number,
  strings: StringTable,
): ValueType {
  let type: Int64 = 0;
  let unit: Int64 = 0;
  reader.enter(from, to);
  while (reader.next()) {
    if (reader.field === 1) type = reader.signed();
    else if (reader.field === 2) unit = reader.signed();
  }
  return { type: strings.text(textIndex(strings, type)), unit: strings.text(textIndex(strings, unit)) };
}

/** @throws ProfileProblem */
export function readMappings(
  reader: FieldReader,
  ranges: Ranges,
  strings: StringTable,
): { mappings: Mapping[]; ids: IdIndex } {
  const mappings: Mapping[] = [];
  const ids = new IdIndex(ranges.count);
  let fields: Int64[] = [];
  eachMessage(
    reader,
    ranges,
    () => {
      const { field } = reader;
      if (field === 5 || field === 6) fields[field] = reader.signed();
      else if (field >= 1 && field <= 10) fields[field] = reader.unsigned();
    },
    (index) => {
      const id = fields[1] ?? 0;
      checkId(ids, id, index, 'mapping');
      mappings.push({
        id,
        start: BigInt(fields[2] ?? 0),
        limit: BigInt(fields[3] ?? 0),
        offset: BigInt(fields[4] ?? 0),
        file: strings.known(textIndex(strings, fields[5] ?? 0)),
        buildId: strings.known(textIndex(strings, fields[6] ?? 0)),
        hasFunctions: Number(fields[7] ?? 0) !== 0,
        hasFilenames: Number(fields[8] ?? 0) !== 0,
        hasLineNumbers: Number(fields[9] ?? 0) !== 0,
        hasInlineFrames: Number(fields[10] ?? 0) !== 0,
      });
      fields = [];
    },
  );
  return { mappings, ids };
}

/** @throws ProfileProblem */
export function readFunctions(
  reader: FieldReader,
  ranges: Ranges,
  strings: StringTable,
): { functions: FunctionColumns; ids: IdIndex } {
  const { count } = ranges;
  const ids = new IdIndex(count);
  const name = new Int32Array(count);
  const systemName = new Int32Array(count);
  const filename = new Int32Array(count);
  const startLine = new Float64Array(count);
  const texts = [name, systemName, filename];
  let id: Int64 = 0;
  eachMessage(
    reader,
    ranges,
    (index) => {
      const { field } = reader;
      const column = texts[field - 2];
      if (field === 1) id = reader.unsigned();
      else if (column) column[index] = textIndex(strings, reader.signed());
      else if (field === 5) startLine[index] = Number(reader.signed());
    },
    (index) => {
      checkId(ids, id, index, 'function');
      id = 0;
    },
  );
  return { functions: { count, name, systemName, filename, startLine }, ids };
}

/** Lines of all locations, which are not counted before they are read. */
class LineLists {
  readonly functions: number[] = [];
  readonly numbers: number[] = [];
  readonly columns: number[] = [];
}

/** @throws ProfileProblem */
export function readLocations(
  reader: FieldReader,
  ranges: Ranges,
  mappingIds: IdIndex,
  functionIds: IdIndex,
): { locations: LocationColumns; ids: IdIndex } {
  const { count } = ranges;
  const ids = new IdIndex(count);
  const mapping = new Int32Array(count).fill(NONE);
  const address = new BigUint64Array(count);
  const folded = new Uint8Array(count);
  const lineStart = new Uint32Array(count + 1);
  const lines = new LineLists();
  let id: Int64 = 0;
  eachMessage(
    reader,
    ranges,
    (index) => {
      const { field } = reader;
      if (field === 1) id = reader.unsigned();
      else if (field === 2) mapping[index] = mappingIds.find(reader.unsigned());
      else if (field === 3) address[index] = BigInt(reader.unsigned());
      else if (field === 4) readLine(reader, lines, functionIds, ranges.pairs[index * 2 + 1] as number);
      else if (field === 5) folded[index] = Number(Number(reader.unsigned()) !== 0);
    },
    (index) => {
      checkId(ids, id, index, 'location');
      id = 0;
      lineStart[index + 1] = lines.functions.length;
    },
  );
  return {
    locations: {
      count,
      mapping,
      address,
      folded,
      lineStart,
      lineFunction: Int32Array.from(lines.functions),
      lineNumber: Float64Array.from(lines.numbers),
      lineColumn: Float64Array.from(lines.columns),
    },
    ids,
  };
}

function readLine(reader: FieldReader, lines: LineLists, functionIds: IdIndex, end: number): void {
  reader.expect(Wire.block);
  const { to } = reader;
  let id: Int64 = 0;
  let number = 0;
  let column = 0;
  reader.enter(reader.from, to);
  while (reader.next()) {
    if (reader.field === 1) id = reader.unsigned();
    else if (reader.field === 2) number = Number(reader.signed());
    else if (reader.field === 3) column = Number(reader.signed());
  }
  reader.enter(to, end);
  const place = functionIds.find(id);
  if (place === NONE)
    throw new ProfileProblem('inconsistent', `a line names a function (${id}) that is not there`, to);
  lines.functions.push(place);
  lines.numbers.push(number);
  lines.columns.push(column);
}

function checkId(ids: IdIndex, id: Int64, place: number, what: string): void {
  if (Number(id) === 0) throw new ProfileProblem('inconsistent', `a ${what} has the reserved id 0`);
  if (!ids.add(id, place)) throw new ProfileProblem('inconsistent', `several ${what}s have the id ${id}`);
}

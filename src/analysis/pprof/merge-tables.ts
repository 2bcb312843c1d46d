import {
  type FunctionColumns,
  type LocationColumns,
  type Mapping,
  NONE,
  type Profile,
  type Strings,
} from '../../formats/pprof/profile.ts';

/** Gives equal things one place. */
class Places {
  readonly keys = new Map<string, number>();

  /** The place of a key, and whether it is new. */
  of(key: string): readonly [number, boolean] {
    const known = this.keys.get(key);
    if (known !== undefined) return [known, false];
    this.keys.set(key, this.keys.size);
    return [this.keys.size - 1, true];
  }
}

/** Stands for the program where a profile names none at all, as `go tool pprof` does before it merges. */
export const unknownProgram: Mapping = {
  id: 1,
  start: 0n,
  limit: 0n,
  offset: 0n,
  file: '',
  buildId: '',
  hasFunctions: false,
  hasFilenames: false,
  hasLineNumbers: false,
  hasInlineFrames: false,
};

/** Addresses of a program differ from run to run; its size, rounded to pages, does not. */
const PAGE = 0x1000n;

/**
 * The functions, programs and locations of several profiles, equal ones joined (google/pprof, profile/merge.go). Only
 * what samples lead to is taken over.
 */
export class MergedTables {
  readonly mappings: Mapping[] = [];
  private readonly texts = new Places();
  private readonly functionPlaces = new Places();
  private readonly mappingPlaces = new Places();
  private readonly locationPlaces = new Places();
  private readonly functionRows: number[][] = [];
  private readonly locationRows: { mapping: number; address: bigint; folded: number; lines: number[][] }[] =
    [];

  constructor() {
    this.text('');
  }

  text(text: string): number {
    return this.texts.of(text)[0];
  }

  /** The place of a profile's location in these tables; asked once for each. */
  location({ locations, functions, mappings, strings }: Profile, index: number): number {
    const from = mappings.length === 0 ? unknownProgram : mappings[locations.mapping[index] as number];
    const mapping = from ? this.mapping(from) : NONE;
    const moved = from ? (this.mappings[mapping] as Mapping).start - from.start : 0n;
    const address = BigInt.asUintN(64, (locations.address[index] as bigint) + moved);
    const folded = locations.folded[index] as number;
    const lines: number[][] = [];
    const end = locations.lineStart[index + 1] as number;
    for (let line = locations.lineStart[index] as number; line < end; line++) {
      lines.push([
        this.function(functions, strings, locations.lineFunction[line] as number),
        locations.lineNumber[line] as number,
        locations.lineColumn[line] as number,
      ]);
    }
    const base = mapping === NONE ? 0n : (this.mappings[mapping] as Mapping).start;
    const places = lines.map(([fn, number]) => `${fn}:${number}`).join();
    const [place, isNew] = this.locationPlaces.of(
      `${mapping} ${address - base} ${folded} ${places} ${lines.at(-1)?.[2] ?? ''}`,
    );
    if (isNew) this.locationRows.push({ mapping, address, folded, lines });
    return place;
  }

  mapping(mapping: Mapping): number {
    const size = mapping.limit - mapping.start + PAGE - 1n;
    const [place, isNew] = this.mappingPlaces.of(
      `${size - (size % PAGE)} ${mapping.offset} ${mapping.buildId || mapping.file}`,
    );
    if (isNew) this.mappings.push({ ...mapping, id: place + 1 });
    return place;
  }

  private function(functions: FunctionColumns, strings: Strings, index: number): number {
    const row = [functions.name, functions.systemName, functions.filename].map((column) =>
      this.text(strings.text(column[index] as number)),
    );
    row.push(functions.startLine[index] as number);
    const [place, isNew] = this.functionPlaces.of(row.join());
    if (isNew) this.functionRows.push(row);
    return place;
  }

  get strings(): Strings {
    const all = [...this.texts.keys.keys()];
    return { count: all.length, text: (index) => all[index] as string };
  }

  get functions(): FunctionColumns {
    const rows = this.functionRows;
    const texts = (cell: number) => Int32Array.from(rows, (row) => row[cell] as number);
    return {
      count: rows.length,
      name: texts(0),
      systemName: texts(1),
      filename: texts(2),
      startLine: Float64Array.from(rows, (row) => row[3] as number),
    };
  }

  get locations(): LocationColumns {
    const rows = this.locationRows;
    const lines = rows.flatMap((row) => row.lines);
    const lineStart = new Uint32Array(rows.length + 1);
    rows.forEach((row, index) => {
      lineStart[index + 1] = (lineStart[index] as number) + row.lines.length;
    });
    return {
      count: rows.length,
      mapping: Int32Array.from(rows, (row) => row.mapping),
      address: BigUint64Array.from(rows, (row) => row.address),
      folded: Uint8Array.from(rows, (row) => row.folded),
      lineStart,
      lineFunction: Int32Array.from(lines, (line) => line[0] as number),
      lineNumber: Float64Array.from(lines, (line) => line[1] as number),
      lineColumn: Float64Array.from(lines, (line) => line[2] as number),
    };
  }
}

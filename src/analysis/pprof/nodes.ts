import { NONE, type Profile } from '../../formats/pprof/profile.ts';
import { baseName, sourcePath } from './paths.ts';
import type { Stacks } from './stacks.ts';

/** What counts as one entry of a report. */
export const granularities = ['functions', 'filefunctions', 'files', 'lines', 'addresses'] as const;
export type Granularity = (typeof granularities)[number];

/** What a report can know of a place in a program; what is left out is empty or 0. */
export interface NodeInfo {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly address: bigint;
  /** The program or library, where nothing else has a name. */
  readonly program: string;
  readonly startLine: number;
}

/** The entries of a report, and which of them each location of the profile stands for. */
export interface Nodes {
  readonly infos: readonly NodeInfo[];
  /** The frames of location `i` are the cells from `frameStart[i]` to before `frameStart[i + 1]`, innermost first. */
  readonly frameStart: Uint32Array;
  /** Index into `infos`. */
  readonly frameNode: Int32Array;
  /** 1 where the frame's call was inlined into the next. */
  readonly frameInlined: Uint8Array;
}

const none = { name: '', file: '', line: 0, column: 0, address: 0n, program: '', startLine: 0 };

/** Merges the places of a profile into entries of one granularity (google/pprof, internal/graph, CreateNodes). */
export function nodesOf({ profile, lineFrom }: Stacks, granularity: Granularity): Nodes {
  const { locations, mappings } = profile;
  const collector = new NodeCollector(profile, granularity);
  const frameStart = new Uint32Array(locations.count + 1);
  const frameNode = new Int32Array(locations.lineFunction.length + locations.count);
  const frameInlined = new Uint8Array(frameNode.length);
  let frame = 0;
  for (let location = 0; location < locations.count; location++) {
    frameStart[location] = frame;
    const mapping = locations.mapping[location] as number;
    const program = mapping === NONE ? '' : (mappings[mapping]?.file ?? '');
    const end = locations.lineStart[location + 1] as number;
    const first = lineFrom[location] as number;
    for (let line = first; line < end; line++) {
      frameInlined[frame] = line < end - 1 ? 1 : 0;
      frameNode[frame++] = collector.lineNode(line, location, program);
    }
    if (first === end) frameNode[frame++] = collector.placeNode(location, program);
  }
  frameStart[locations.count] = frame;
  return { infos: collector.infos, frameStart, frameNode, frameInlined };
}

class NodeCollector {
  readonly infos: NodeInfo[] = [];
  private readonly profile: Profile;
  private readonly granularity: Granularity;
  private readonly byKey = new Map<string, number>();
  /** Node of a function, where the function alone decides. */
  private readonly byFunction: Int32Array;

  constructor(profile: Profile, granularity: Granularity) {
    this.profile = profile;
    this.granularity = granularity;
    this.byFunction = new Int32Array(profile.functions.count).fill(NONE);
  }

  lineNode(line: number, location: number, program: string): number {
    const { granularity, profile } = this;
    const { functions, locations, strings } = profile;
    const fn = locations.lineFunction[line] as number;
    const whole = granularity === 'functions' || granularity === 'filefunctions';
    const known = this.byFunction[fn] as number;
    if (whole && known !== NONE) return known;
    const name = granularity === 'files' ? '' : strings.text(functions.name[fn] as number);
    const exact = granularity === 'addresses';
    const node = this.node({
      name,
      file: granularity === 'functions' ? '' : sourcePath(strings.text(functions.filename[fn] as number)),
      line: exact || granularity === 'lines' ? (locations.lineNumber[line] as number) : 0,
      column: exact ? (locations.lineColumn[line] as number) : 0,
      address: exact ? (locations.address[location] as bigint) : 0n,
      program: name === '' ? program : '',
      startLine: name === '' ? (functions.startLine[fn] as number) : 0,
    });
    if (whole && name !== '') this.byFunction[fn] = node;
    return node;
  }

  /** A place of which only the address and the program are known. */
  placeNode(location: number, program: string): number {
    const exact = this.granularity === 'addresses';
    return this.node({
      ...none,
      program,
      address: exact ? (this.profile.locations.address[location] as bigint) : 0n,
    });
  }

  private node(info: NodeInfo): number {
    const { name, file, line, column, address, program, startLine } = info;
    const key = `${name}\0${file}\0${line}\0${column}\0${address}\0${program}\0${startLine}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.infos.length);
    return this.infos.push(info) - 1;
  }
}

/** A node as reports print it: address, function, file with line, as far as there are any. */
export function printableName({ name, file, line, column, address, program }: NodeInfo): string {
  const parts: string[] = [];
  if (address !== 0n) parts.push(address.toString(16).padStart(16, '0'));
  if (name !== '') parts.push(name);
  if (line !== 0) parts.push(`${file}:${line}${column === 0 ? '' : `:${column}`}`);
  else if (file !== '') parts.push(file);
  else if (name === '') parts.push(program === '' ? '<unknown>' : `[${baseName(program)}]`);
  return parts.join(' ');
}

/** Orders texts as Go does, by their bytes in UTF-8. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return byUtf8(left) - byUtf8(right);
  }
  return a.length - b.length;
}

/** Halves of characters beyond the 16-bit ones sort after all of those. */
const byUtf8 = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);

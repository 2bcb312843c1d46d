import type { Finding } from '../log.ts';
import type { Evidence } from './evidence.ts';
import { Pacing } from './pacing.ts';
import { processTree, rootOf } from './process-tree.ts';
import { OPENS } from './repeated-open.ts';
import { answeredRequests, PayloadReader, type Request } from './requests.ts';
import { costOfRound, nextOfThread, roundAfter } from './rounds.ts';
import { type Template, templateOf } from './templates.ts';
import { findVarying } from './varying.ts';

/** Different ids asked for; below, a page with a dozen items. */
export const FEWEST_IDS = 20;
/** The kernel has no way to ask for these together. */
const KERNEL_FILES = /^\/(proc|sys|dev)\//;
/** Files made, not asked for. */
const WRITES_A_FILE = /\bO_(WRONLY|CREAT|TRUNC)\b/;
/** Enough to see whether a group of opens reads or writes. */
const SAMPLE = 20;
/** Shown of a request. */
const LONGEST_SHOWN = 80;

/**
 * The same open or the same request with one varying number or id, for at least 20 different ones by one thread. Not
 * counted: files of a directory that the process or one that made it has listed, files that are written, the kernel's
 * own files, and opens with rests in between (each belongs to a request of its own).
 */
export function findNPlusOne(evidence: Evidence): Finding[] {
  return [...manyFiles(evidence), ...manyRequests(evidence)];
}

function manyFiles(evidence: Evidence): Finding[] {
  const { fds, trace } = evidence;
  const read = (call: number) => templateOf(fds.targetOf(call));
  const kinds: (string | undefined)[] = [];
  const kindOf = (call: number) => {
    const id = fds.targetIds[call] as number;
    kinds[id] ??= KERNEL_FILES.test(fds.targetName(id)) ? '' : (read(call)?.key ?? '');
    return kinds[id];
  };
  const opens = evidence.named(...OPENS).filter((call) => (trace.calls.returnValue[call] as number) >= 0);
  const groups = similar(evidence, opens, kindOf);
  if (groups.length === 0) return [];
  const isListed = listings(evidence);
  const pacing = new Pacing(evidence);
  const next = nextOfThread(trace);
  const found: Found = new Map();
  for (const group of groups) {
    const varying = findVarying(group, (call) => read(call) as Template, FEWEST_IDS);
    if (!varying) continue;
    const { calls, text } = varying;
    const writes = calls.slice(0, SAMPLE).filter((call) => WRITES_A_FILE.test(evidence.args(call)));
    if (writes.length * 2 > SAMPLE || pacing.isPaced(calls)) continue;
    if (isListed(evidence.thread(calls[0] as number), directoryOf(text))) continue;
    add(found, text, calls, (call) => costOfRound(evidence, call, roundAfter(evidence, next, call)));
  }
  return report(evidence, found);
}

function manyRequests(evidence: Evidence): Finding[] {
  const { fds } = evidence;
  const requests = new Map<number, Request>();
  for (const request of answeredRequests(evidence)) requests.set(request.call, request);
  if (requests.size < FEWEST_IDS) return [];
  const reader = new PayloadReader(evidence);
  const read = (call: number) => templateOf(reader.textOf(call));
  const groups = similar(evidence, [...requests.keys()], (call) => {
    const template = read(call);
    // Equal words to two peers are two kinds of requests.
    return template ? `${fds.targetIds[call]} ${template.key}` : '';
  });
  const found: Found = new Map();
  for (const group of groups) {
    const varying = findVarying(group, (call) => read(call) as Template, FEWEST_IDS);
    if (!varying) continue;
    const peer = fds.targetOf(varying.calls[0] as number);
    const text = JSON.stringify(varying.text.slice(0, LONGEST_SHOWN));
    add(found, `${peer} ${text}`, varying.calls, (call) => requests.get(call)?.cost ?? [call]);
  }
  return report(evidence, found);
}

/** Calls grouped by thread and kind, without groups that are too small to be found and calls whose kind is ''. */
function similar(evidence: Evidence, calls: readonly number[], kindOf: (call: number) => string): number[][] {
  const kinds = new Map<string, number>([['', 0]]);
  const kindOfCall = new Uint32Array(calls.length);
  const counts = new Uint32Array(calls.length + 1);
  for (const [index, call] of calls.entries()) {
    const name = kindOf(call);
    const kind = kinds.get(name) ?? kinds.size;
    if (kind === kinds.size) kinds.set(name, kind);
    kindOfCall[index] = kind;
    counts[kind] = (counts[kind] as number) + 1;
  }
  counts[0] = 0;
  const groups = new Map<number, number[]>();
  for (const [index, call] of calls.entries()) {
    const kind = kindOfCall[index] as number;
    if ((counts[kind] as number) < FEWEST_IDS) continue;
    const key = evidence.thread(call) * kinds.size + kind;
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return Array.from(groups.values()).filter((group) => group.length >= FEWEST_IDS);
}

/** Tells whether the process of a thread, or one that it descends from, has read a directory. */
function listings(evidence: Evidence): (thread: number, directory: string) => boolean {
  const tree = processTree(evidence);
  const readers = new Map<string, Set<number>>();
  for (const call of evidence.named('getdents', 'getdents64')) {
    const directory = plain(evidence.fds.targetOf(call));
    const known = readers.get(directory);
    const leader = tree.leader[evidence.thread(call)] as number;
    if (known) known.add(leader);
    else readers.set(directory, new Set([leader]));
  }
  return (thread, directory) => {
    const leaders = readers.get(plain(directory));
    return leaders !== undefined && rootOf(tree, thread, leaders) >= 0;
  };
}

/** The directory of the first name that varies. */
function directoryOf(pattern: string): string {
  const fixed = pattern.slice(0, pattern.indexOf('*'));
  return fixed.slice(0, fixed.lastIndexOf('/') + 1);
}

/** One spelling of a directory: `items`, `./items` and `items/` are the same. */
function plain(directory: string): string {
  const path = directory.replace(/^(\.\/)+/, '').replace(/\/+\.?$/, '');
  return path === '' ? (directory.startsWith('/') ? '/' : '.') : path;
}

/** By target. */
type Found = Map<string, { calls: number[]; cost: number[] }>;

function add(
  found: Found,
  target: string,
  calls: readonly number[],
  costOf: (call: number) => readonly number[],
): void {
  const known = found.get(target) ?? { calls: [], cost: [] };
  found.set(target, known);
  for (const call of calls) {
    known.calls.push(call);
    for (const one of costOf(call)) known.cost.push(one);
  }
}

function report(evidence: Evidence, found: Found): Finding[] {
  return Array.from(found, ([target, { calls, cost }]) =>
    evidence.finding('n-plus-one', calls, target, { cost }),
  );
}

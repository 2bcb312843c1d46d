import { plainCall } from '../../../formats/strace/same-calls.ts';
import { CallState } from '../../../formats/strace/trace.ts';
import type { Finding } from '../log.ts';
import { type WaitRole, waitRole } from '../wait-roles.ts';
import { type Evidence, groupBy } from './evidence.ts';
import { StartUp } from './start-up.ts';

/** A name looked for in fewer directories is a question with two or three answers, not a search. */
export const FEWEST_DIRECTORIES = 3;
export const FEWEST_NAMES = 10;
/** Shown of the directories that were searched. */
const MOST_SHOWN = 4;
const LOOKS = new Set(
  `open openat openat2 access faccessat faccessat2 stat lstat newfstatat statx readlink readlinkat`.split(
    /\s+/,
  ),
);

interface Search {
  readonly calls: number[];
  readonly directories: Set<string>;
}

/**
 * At least 10 names that one thread looked for in three directories or more and did not find there (ENOENT). Not
 * counted: what a program looks for while it starts, and a shell's search for the programs that it runs. The target is
 * the search path, `theme/shop:theme/base:views`.
 */
export function findSearchStorm(evidence: Evidence): Finding[] {
  const missing = missingFiles(evidence);
  if (missing.length < FEWEST_NAMES * FEWEST_DIRECTORIES) return [];
  const programs = programNames(evidence);
  const paths = new Paths(evidence);
  const found = new Map<string, number[]>();
  for (const ofThread of groupBy(missing, (call) => evidence.thread(call)).values()) {
    if (ofThread.length < FEWEST_NAMES * FEWEST_DIRECTORIES) continue;
    const searches: Search[] = [];
    for (const [name, calls] of groupBy(ofThread, (call) => paths.nameId(call))) {
      if (calls.length < FEWEST_DIRECTORIES || programs.has(paths.nameText(name))) continue;
      const directories = new Set(calls.map((call) => paths.directory(call)));
      if (directories.size >= FEWEST_DIRECTORIES) searches.push({ calls, directories });
    }
    if (searches.length < FEWEST_NAMES) continue;
    const target = searchPath(searches);
    const known = found.get(target) ?? [];
    found.set(target, known);
    for (const { calls } of searches) for (const call of calls) known.push(call);
  }
  return Array.from(found, ([target, calls]) => evidence.finding('search-storm', calls, target));
}

/** Failed look-ups that count, in file order. */
function missingFiles(evidence: Evidence): number[] {
  const { calls, errnos, names } = evidence.trace;
  const enoent = errnos.indexOf('ENOENT');
  if (enoent < 0) return [];
  const looks = names.map((name) => LOOKS.has(plainCall(name)));
  const roles = names.map(waitRole);
  const startUp = new StartUp(evidence);
  const missing: number[] = [];
  for (let call = 0; call < calls.count; call++) {
    const name = calls.name[call] as number;
    startUp.see(call, roles[name] as WaitRole);
    if (calls.errno[call] !== enoent || !looks[name] || calls.state[call] !== CallState.returned) continue;
    if (evidence.fds.targetIds[call] !== 0 && !startUp.explains(call)) missing.push(call);
  }
  return missing;
}

/** Last names of the programs that were started: a shell has looked for them along PATH. */
function programNames(evidence: Evidence): Set<string> {
  const { calls } = evidence.trace;
  const started = evidence.named('execve', 'execveat').filter((call) => calls.returnValue[call] === 0);
  return new Set(started.map((call) => lastName(evidence.fds.targetOf(call))));
}

/** Paths of calls in two parts, each path taken apart once. */
class Paths {
  private readonly evidence: Evidence;
  private readonly ids = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly nameOf: (number | undefined)[] = [];

  constructor(evidence: Evidence) {
    this.evidence = evidence;
  }

  nameId(call: number): number {
    const target = this.evidence.fds.targetIds[call] as number;
    let id = this.nameOf[target];
    if (id === undefined) {
      const name = lastName(this.evidence.fds.targetName(target));
      id = this.ids.get(name) ?? this.names.length;
      if (id === this.names.length) {
        this.ids.set(name, id);
        this.names.push(name);
      }
      this.nameOf[target] = id;
    }
    return id;
  }

  nameText(id: number): string {
    return this.names[id] ?? '';
  }

  directory(call: number): string {
    const path = this.evidence.fds.targetOf(call);
    return path.slice(0, Math.max(0, path.length - lastName(path).length - 1));
  }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directories in which most of the names were looked for, in the order in which they were asked first. */
function searchPath(searches: readonly Search[]): string {
  const counts = new Map<string, number>();
  for (const { directories } of searches) {
    for (const directory of directories) counts.set(directory, (counts.get(directory) ?? 0) + 1);
  }
  // A directory has two names while the log does not say yet where the program stands; few searches have the other.
  const usual = [...counts].filter(([, count]) => count * 2 >= searches.length).map(([path]) => path || '.');
  const shown = usual.slice(0, MOST_SHOWN).join(':');
  return usual.length > MOST_SHOWN ? `${shown}:...` : shown;
}

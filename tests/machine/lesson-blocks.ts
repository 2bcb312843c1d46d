import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { StraceLog } from '../../src/analysis/strace/log.ts';
import { openLog } from '../../src/analysis/strace/open-log.ts';
import { StraceParser } from '../../src/formats/strace/parse.ts';
import { openSubject } from '../../src/grading/open-subject.ts';
import type { Format, Subjects } from '../../src/grading/subjects.ts';
import {
  commandsPath,
  type LessonBlock,
  type MachineBlock,
  type Outcome,
  type Solved,
} from '../../src/site/lesson-commands.ts';
import { lessonMachine, openScenario } from '../../src/site/scenarios.ts';
import type { GuestMachine } from '../../src/vm/machine.ts';
import type { SubmittedFile } from '../../src/vm/types.ts';
import { bytesOf, output, textOf } from './machine.ts';

/** How one block of a lesson is run in the machine, and what is taken back from it. */

/** What is left of a block in the machine. */
export interface Ran extends Outcome {
  /** What `submit` handed over, where the block has something to solve; of a pair the one before first. */
  readonly submitted: readonly SubmittedFile[];
}

/** The entries of a lesson's page (`content/en/<course>/<NN-lesson>.mdx`); none where it has no commands. */
export async function blocksOf(page: string): Promise<readonly LessonBlock[]> {
  if (!existsSync(commandsPath(page))) return [];
  const module: unknown = await import(pathToFileURL(commandsPath(page)).href);
  return (module as { default: readonly LessonBlock[] }).default;
}

/** Puts a fresh machine into the scenario of a lesson. @returns the folder that its commands are run in */
export async function enterLesson(machine: GuestMachine, page: string): Promise<string> {
  const mdx = readFileSync(page, 'utf8');
  const course = page.split(/[\\/]/).at(-2) ?? '';
  const found = lessonMachine(course, /^machine: (\S+)$/m.exec(mdx)?.[1] ?? 'none');
  if (found.kind === 'none') throw new Error(`${page}: commands for the machine, and "machine: none"`);
  if (found.kind === 'plain') return '/root';
  await machine.startScenario(found.id, openScenario(found.id).files);
  await machine.run(warmedUp, { timeoutMs: 120_000 });
  return `/root/${found.id.split('/')[1]}`;
}

/** Waits for what a scenario runs unseen before its reader comes. */
const warmedUp = 'while [ -e /run/scenario/warming ]; do sleep 0.2; done';

/** Runs a block as one bash does, and what it needs around it. */
export async function runBlock(machine: GuestMachine, cwd: string, entry: MachineBlock): Promise<Ran> {
  let block = entry.block;
  for (const [name, other] of Object.entries(entry.instead ?? {})) block = block.replaceAll(name, other);
  const script = `${entry.before ?? ''}\n${block}\nstatus=$?\n${endJobs}\nexit $status\n`;
  await machine.files.write('/mnt/block.sh', bytesOf(script));
  const interrupt = entry.interruptAfterS === undefined ? '' : `timeout -s INT ${entry.interruptAfterS} `;
  const result = await machine.run(`${interrupt}bash /mnt/block.sh`, {
    cwd,
    timeoutMs: (entry.timeoutS ?? 30) * 1000 * patience,
  });
  const files = new Map<string, Uint8Array>();
  for (const name of entry.reads ?? []) {
    const copy = `/mnt/out/${name.replaceAll('/', '-')}`;
    const copied = await machine.run(`mkdir -p /mnt/out && cp '${cwd}/${name}' '${copy}'`);
    if (copied.exitCode === 0) files.set(name, await machine.files.read(copy));
  }
  const submitted: SubmittedFile[] = [];
  for (const file of entry.solves ? solvedFiles(entry.solves) : [])
    submitted.push(await submit(machine, cwd, file));
  return {
    exitCode: result.timedOut ? Number.NaN : result.exitCode,
    stdout: textOf(result.stdout),
    stderr: textOf(result.stderr),
    text: (name) => textOf(bytesIn(files, name)),
    log: (name) => logOf(bytesIn(files, name), name),
    subject: (format, names) =>
      subjectOf(
        format,
        names.map((name) => ({ name: basename(name), bytes: bytesIn(files, name) })),
      ),
    submitted,
  };
}

/** Programs in the background go with the block, as with the terminal they were started in; they may write what they have to. */
const endJobs = `kill $(jobs -p) 2>/dev/null
for n in $(seq 200); do [ -n "$(jobs -pr)" ] || break; sleep 0.1; done`;

/** A slow host takes as many times as long for a block as its entry says. */
const patience = 5;

function bytesIn(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`the block wrote no file ${name}, or it is not in "reads"`);
  return bytes;
}

/** What questions are asked of, as the page opens it: what is compressed is unpacked. @throws Error where nothing can be asked of it */
export function subjectOf<F extends Format>(
  format: F,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Subjects[F] {
  const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
  return openSubject(
    format,
    files.map(({ name, bytes }) => ({ name, bytes: isGzip(bytes) ? gunzipSync(bytes) : bytes.slice() })),
  );
}

const logs = new WeakMap<Uint8Array, StraceLog>();

/** A log of strace, as the page opens it. @throws Error where nothing in it is a call */
export function logOf(bytes: Uint8Array, name: string): StraceLog {
  const known = logs.get(bytes);
  if (known) return known;
  const parser = new StraceParser();
  parser.beginFile(basename(name));
  parser.push(bytes.slice());
  const log = openLog(parser.finish());
  if (log.trace.calls.count === 0) throw new Error(`${name} holds no call`);
  logs.set(bytes, log);
  return log;
}

const solvedFiles = ({ before, file }: Solved) => (before === undefined ? [file] : [before, file]);

/** Hands a file over as a reader does. */
async function submit(machine: GuestMachine, cwd: string, file: string): Promise<SubmittedFile> {
  const { promise, resolve } = Promise.withResolvers<SubmittedFile>();
  const stop = machine.onSubmit(resolve);
  try {
    await output(machine, `cd ${cwd} && submit '${file}'`);
    return await promise;
  } finally {
    stop();
  }
}

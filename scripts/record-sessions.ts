/**
 * Records what the commands of the lessons print in the machine, for readers whose device cannot run it:
 *
 *   npm run record-sessions [-- TEXT]   every lesson with a machine, or those whose path holds TEXT
 *
 * Each session is typed into a terminal of a fresh machine in the lesson's scenario, as a reader does, and written to
 * content/transcripts/<course>/<lesson>.json. Record again when a lesson's commands change; a test compares them. The
 * session holds the commands of the page, also where the machine was made to wait for something in place of a sleep.
 * The script runs under the clock of the machine tests, so that a busy computer does not make the times in it longer.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Transcript } from '../src/components/machine/transcript.ts';
import { commandsPath, type LessonBlock, type MachineBlock } from '../src/site/lesson-commands.ts';
import { lessonAddress } from '../src/site/paths.ts';
import { lessonMachine, openScenario } from '../src/site/scenarios.ts';
import { machineAssets } from '../src/vm/host/build-assets.ts';
import { startInNode } from '../src/vm/host/start-in-node.ts';
import type { Machine } from '../src/vm/types.ts';

/** Of what one command printed: a phone shows no more. */
const outputLength = 6000;
/** Of a file that a command wrote. */
const headLines = 12;
/** Traces and profiles of Go, which are no text. */
const binary = /\.(?:trace|out|gz)$/;
const patienceMs = 300_000;
const encoder = new TextEncoder();

/** The shell takes bracketed paste back before it runs a command and asks for it again with the next prompt. */
const runs = '\x1b[?2004l';
const waits = '\x1b[?2004h';

/** Types a line into the first shell. @returns what it printed until the next prompt, as plain text */
async function typeLine(machine: Machine, line: string, interruptAfterS?: number): Promise<string> {
  const [terminal] = machine.terminals;
  let seen = '';
  const decoder = new TextDecoder();
  let ended: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let before = true;
  const stop = terminal.onOutput((bytes) => {
    if (before) return;
    seen += decoder.decode(bytes, { stream: true });
    if (seen.lastIndexOf(waits) > seen.indexOf(runs) && seen.includes(runs)) ended();
  });
  before = false;
  const text = line.includes('\n') ? `\x1b[200~${line}\x1b[201~` : line;
  terminal.send(encoder.encode(`${text}\r`));
  const interrupt =
    interruptAfterS === undefined
      ? undefined
      : setTimeout(() => terminal.send(Uint8Array.of(3)), interruptAfterS * 1000);
  const late = setTimeout(() => terminal.send(Uint8Array.of(3)), patienceMs);
  await over;
  clearTimeout(interrupt);
  clearTimeout(late);
  stop();
  return plain(seen.slice(seen.indexOf(runs) + runs.length, seen.lastIndexOf(waits)));
}

/** Without escape sequences and what a carriage return overwrote. */
function plain(text: string): string {
  const bare = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal output is made of them
    .replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[@-_]/g, '')
    .replaceAll('\r\n', '\n')
    .replace(/[^\n]*\r(?=[^\n])/g, '')
    .replaceAll('\r', '')
    .trim();
  return bare.length <= outputLength ? bare : `${bare.slice(0, outputLength).replace(/\n[^\n]*$/, '')}\n[…]`;
}

async function record(machine: Machine, blocks: readonly MachineBlock[]): Promise<Transcript['entries']> {
  const entries: { command: string; output: string }[] = [];
  for (const { block, instead = {}, before, interruptAfterS, reads = [] } of blocks) {
    let command = block;
    for (const [name, other] of Object.entries(instead)) command = command.replaceAll(name, other);
    if (before) await typeLine(machine, before);
    entries.push({ command: block, output: await typeLine(machine, command, interruptAfterS) });
    for (const file of reads.filter((name) => !binary.test(name))) {
      const look = `head -n ${headLines} ${file}`;
      const output = await typeLine(machine, look);
      // On a busy computer the interrupt may come before the command had begun.
      if (output.startsWith('head: '))
        throw new Error(`${command}: ${output}; record again on a quiet machine`);
      entries.push({ command: look, output });
    }
    // Programs that had to run meanwhile go with their block.
    if (before) await typeLine(machine, 'kill $(jobs -p) 2>/dev/null; wait');
  }
  return entries;
}

async function recordLesson(page: string, folder: string, kernel: string): Promise<void> {
  const { course, slug } = lessonAddress(page.replace(/^content[\\/]|\.mdx$/g, '').replaceAll('\\', '/'));
  const mdx = readFileSync(page, 'utf8');
  const machineOf = lessonMachine(course, /^machine: (\S+)$/m.exec(mdx)?.[1] ?? 'none');
  if (machineOf.kind === 'none' || !existsSync(commandsPath(page))) return;
  const module = (await import(pathToFileURL(commandsPath(page)).href)) as {
    default: readonly LessonBlock[];
  };
  const blocks = module.default.filter((block) => block.kind === 'machine');
  if (blocks.length === 0) return;
  const machine = await startInNode(folder);
  try {
    machine.terminals[0].resize(120, 40);
    if (machineOf.kind === 'scenario') {
      await machine.startScenario(machineOf.id, openScenario(machineOf.id).files);
    }
    await typeLine(machine, 'while [ -e /run/scenario/warming ]; do sleep 0.2; done; clear');
    const transcript: Transcript = {
      recorded: new Date().toISOString().slice(0, 10),
      kernel,
      entries: await record(machine, blocks),
    };
    const file = join('content', 'transcripts', course, `${slug}.json`);
    mkdirSync(join('content', 'transcripts', course), { recursive: true });
    writeFileSync(file, `${JSON.stringify(transcript, null, 2)}\n`);
    console.log(file);
  } finally {
    await machine.dispose();
  }
}

const only = process.argv[2] ?? '';
const folder = await machineAssets();
const { kernel } = JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8')) as { kernel: string };
for (const page of globSync('content/en/*/*.mdx')
  .sort()
  .filter((path) => path.includes(only))) {
  await recordLesson(page, folder, kernel.replace(/-.*/, '')).catch((error: unknown) => {
    console.error(`${page}: ${error}`);
    process.exitCode = 1;
  });
}
process.exit();

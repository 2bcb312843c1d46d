/**
 * `npm run bench:vm`: the figures that the machine in the tab holds itself to, in Chromium on the built site (run
 * `npm run build` first). About two minutes on an idle computer. `npm run bench:vm -- --restores 20` restores fewer times.
 *
 * Times by the clock grow with whatever else the computer does, so the load is printed before and after; CPU time and
 * memory hardly depend on it.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/processes.mjs';
import { startBytes } from '../../src/components/machine/props.ts';
import { type DockFigures, measureDock } from './dock.ts';
import { type MachineFigures, measureMachine } from './machine.ts';
import { type Figure, isOver, median, report } from './report.ts';
import { withBrowser } from './site.ts';

const { values } = parseArgs({ options: { restores: { type: 'string', default: '100' } } });
const restores = Math.max(1, Math.round(Number(values.restores)) || 1);

function sayLoad(when: string): void {
  const [lastMinute = 0] = loadavg();
  const cores = availableParallelism();
  process.stdout.write(`${when}: load ${lastMinute.toFixed(1)} on ${cores} cores\n`);
}

const megabytes = (bytes: number) => bytes / 1e6;

function startFigures({ first, warm, lesson }: DockFigures): Figure[] {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/machine/machine.json'), 'utf8'));
  const size = `with ${megabytes(startBytes(manifest)).toFixed(1)} MB from this computer`;
  const goal = 1500;
  const of = (pick: 'promptMs' | 'answerMs' | 'cpuSeconds') => median(warm.map((start) => start[pick]));
  return [
    { name: 'first visit: click to the prompt', value: first.promptMs, unit: 'ms', note: size },
    { name: 'from the cache: click to the prompt, median', value: of('promptMs'), unit: 'ms', goal },
    { name: 'from the cache: click to a command’s answer, median', value: of('answerMs'), unit: 'ms', goal },
    { name: '  CPU time of that', value: of('cpuSeconds'), unit: 's' },
    { name: 'a lesson with its scenario: click to a command’s answer', value: lesson.answerMs, unit: 'ms' },
  ];
}

function pageFigures(dock: DockFigures): Figure[] {
  const goal = 100;
  const task = (name: string, { cpuMs, wallMs }: DockFigures['busy']): Figure => ({
    ...{ name: `longest task of the page, ${name}`, value: cpuMs, unit: 'ms', goal },
    note: `CPU time; ${Math.round(wallMs)} ms by the clock`,
  });
  const [coldMs = Number.NaN, ...warmMs] = dock.submitMs;
  return [
    task('while the machine starts', dock.starting),
    task('while the guest computes and prints', dock.busy),
    task('while captures are opened', dock.submitting),
    { name: 'submit of 1 MB to the first rows, a cold guest', value: coldMs, unit: 'ms', goal: 1000 },
    { name: 'submit of 1 MB to the first rows, median', value: median(warmMs), unit: 'ms', goal: 1000 },
    { name: 'reset in the dock: click to the prompt', value: dock.resetMs, unit: 'ms', goal: 1000 },
    { name: 'memory of the renderer, running', value: megabytes(dock.residentBytes), unit: 'MB', goal: 600 },
    {
      name: '  at most, with five captures opened and a reset',
      value: megabytes(dock.peakBytes),
      unit: 'MB',
      goal: 600,
    },
    {
      ...{ name: 'processor while the page is hidden', value: 100 * dock.hiddenShare, unit: '%', goal: 0.5 },
      note: 'of a core',
    },
  ];
}

function machineFigures(machine: MachineFigures): Figure[] {
  const { resetMs, resetBytes } = machine;
  const goal = 1000;
  // The least of many: what garbage there was just then is no leak.
  const early = Math.min(...resetBytes.slice(0, Math.ceil(resetBytes.length / 3)));
  const late = Math.min(...resetBytes.slice(-Math.ceil(resetBytes.length / 3)));
  return [
    { name: 'cold boot from the kernel', value: machine.bootMs, unit: 'ms', goal: 20_000 },
    { name: 'start from the snapshot, with a first command', value: machine.startMs, unit: 'ms' },
    { name: 'memory of the renderer', value: megabytes(machine.residentBytes), unit: 'MB', goal: 600 },
    {
      ...{ name: 'processor while the guest idles', value: 100 * machine.idleShare, unit: '%', goal: 10 },
      note: 'of a core',
    },
    { name: `reset, median of ${resetMs.length}`, value: median(resetMs), unit: 'ms', goal },
    { name: 'reset, the slowest', value: Math.max(...resetMs), unit: 'ms' },
    {
      ...{
        name: 'memory after the last resets, to that after the first',
        value: late / early,
        unit: 'x',
        goal: 1.1,
      },
      note: `${megabytes(early).toFixed(0)} MB, then ${megabytes(late).toFixed(0)} MB`,
    },
  ];
}

sayLoad('Before');
const dock = await withBrowser(measureDock);
const starting = startFigures(dock);
const page = pageFigures(dock);
report('The dock, as a learner uses it: its start', starting);
report('The dock on its page', page);
const machine = machineFigures(await withBrowser((site) => measureMachine(site, restores)));
report('The machine by itself', machine);
process.stdout.write('\n');
sayLoad('After');
const held = [...starting, ...page, ...machine].filter(({ goal }) => goal !== undefined);
const over = held.filter(({ value, goal }) => isOver({ value, goal }));
process.stdout.write(`${held.length - over.length} of ${held.length} figures keep to their goals.\n`);

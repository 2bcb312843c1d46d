/**
 * `npm run bench:vm`: the figures that the machine in the tab holds itself to, in Chromium on the built site (run
 * `npm run build` first). `npm run bench:vm -- --restores 20` restores fewer times.
 */
import { parseArgs } from 'node:util';
import { measureDock } from './dock.ts';
import { measureMachine } from './machine.ts';
import { withBrowser } from './site.ts';

const { values } = parseArgs({ options: { restores: { type: 'string', default: '100' } } });

function say(name: string, figure: string, goal: string): void {
  process.stdout.write(`  ${name.padEnd(52)} ${figure.padStart(12)}   (${goal})\n`);
}

const ms = (value: number) => `${Math.round(value)} ms`;
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

process.stdout.write('The dock, as a learner uses it\n');
const dock = await withBrowser(measureDock);
say('click to the prompt, first visit', ms(dock.firstMs), 'with 12 MB from this machine');
say('click to the prompt, files in the cache, median of 5', ms(median(dock.startMs)), 'goal 1,500 ms');
say('click to the first command’s answer, median of 5', ms(median(dock.commandMs)), 'goal 1,500 ms');
say('longest task of the page’s main thread meanwhile', ms(dock.longestTaskMs), 'goal 100 ms');
say('submit of 1 MB to the first rows of the analyzer', ms(dock.submitMs), 'goal 1,000 ms');

process.stdout.write('The machine by itself\n');
const machine = await withBrowser((site) => measureMachine(site, Number(values.restores)));
say('cold boot from the kernel', ms(machine.bootMs), 'goal 20,000 ms');
say('start from the snapshot', ms(machine.startMs), '');
say('memory of the renderer, running', mb(machine.memoryBytes), 'goal 600 MB');
say('processor while the guest idles, share of a core', percent(machine.idleShare), 'goal 10 %');
say('processor while paused', percent(machine.pausedShare), 'goal 0');
say(`reset, median of ${machine.resetMs.length}`, ms(median(machine.resetMs)), 'goal 1,000 ms');
say('reset, the slowest', ms(Math.max(...machine.resetMs)), '');
say(
  'memory after the first 10 and after all resets',
  `${mb(machine.memoryEarlyBytes)} ${mb(machine.memoryLateBytes)}`,
  'no growth',
);

import { kept } from '../../../exercises/flight-recorder/mystery-questions.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

export default defineCommands(
  inMachine('./delay -mystery 1 -rate 10 -hold 2s -slow 1s -heap 20000 -history 30000 -out mystery.trace', {
    timeoutS: 120,
    reads: ['mystery.trace'],
    solves: { file: 'mystery.trace', exercise: 'mystery-1' },
    claims: [
      claim('the slow order waited to send', goTrace('mystery.trace', kept), (what) => what === 'chan-send'),
    ],
  }),
);

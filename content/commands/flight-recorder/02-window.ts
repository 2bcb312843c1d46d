import type { WholeTrace } from '../../../src/analysis/gotrace/whole-trace.ts';
import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const file = 'late.trace';

/** Tasks of which the window holds the end and not the beginning. */
const cutTasks = ({ figures }: WholeTrace): number =>
  Array.from(figures.tasks.places, (place) => figures.tasks.at(place)).filter(
    ({ startNs, endNs }) => startNs === null && endNs !== null,
  ).length;

export default defineCommands(
  inMachine('./delay -cause channel -rate 10 -hold 3s -slow 2s -out late.trace', {
    timeoutS: 120,
    reads: [file],
    claims: [
      claim(
        'the snapshot is of a slow order',
        (o) => o.stdout,
        (text) => /order \d+ took \d+ ms: late\.trace/.test(text),
      ),
      claim('its beginning is not in the window', goTrace(file, cutTasks), (count) => count > 0),
    ],
  }),
);

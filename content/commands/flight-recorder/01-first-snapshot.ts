import { claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

export default defineCommands(
  inMachine('./threshold -keep 1', {
    timeoutS: 90,
    reads: [],
    claims: [
      claim(
        'a slow request left a snapshot',
        (o) => o.stdout,
        (text) => /request \d+ took \d+ ms: slow-\d+\.trace/.test(text),
      ),
    ],
  }),
);

import { claim, defineCommands, goTrace, inMachine } from '../../../src/site/lesson-commands.ts';

const start = 'FLIGHT_TOKEN=only-for-this-lesson ./endpoint';

export default defineCommands(
  inMachine(start, {
    interruptAfterS: 6,
    claims: [
      claim(
        'it says where it listens',
        (o) => o.stdout,
        (text) => text.includes('127.0.0.1:6060/debug/flight-recorder'),
      ),
    ],
  }),
  inMachine(
    [
      'wget -q -O refused.trace http://127.0.0.1:6060/debug/flight-recorder || echo "refused"',
      "wget -q -O endpoint.trace --header 'Authorization: Bearer only-for-this-lesson' http://127.0.0.1:6060/debug/flight-recorder",
    ].join('\n'),
    {
      before: `${start} > /dev/null & /opt/dojo/shared/visitors open 6060 20000; sleep 2`,
      timeoutS: 60,
      reads: ['endpoint.trace'],
      solves: { file: 'endpoint.trace', exercise: 'in-production' },
      claims: [
        claim(
          'nobody gets in without the token',
          (o) => o.stdout,
          (text) => text.includes('refused'),
        ),
        claim(
          'with the token there is a trace of the jobs',
          goTrace('endpoint.trace', ({ figures }) => figures.tasks.count),
          (jobs) => jobs > 10,
        ),
      ],
    },
  ),
);

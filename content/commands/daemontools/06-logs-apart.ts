import { claim, defineCommands, inMachine } from '../../../src/site/lesson-commands.ts';

const log = 'mixed.log';

export default defineCommands(
  inMachine(
    `svc -t service/storefront
sleep 5
cut -d' ' -f2- service/storefront/log/main/current >mixed.log`,
    {
      before: `until grep -q 'storefront: open' service/storefront/log/main/current; do sleep 1; done`,
      // A busy machine takes longer.
      instead: {
        'sleep 5': `until grep -q 'storefront: closed' service/storefront/log/main/current; do sleep 1; done
sleep 2`,
      },
      timeoutS: 60,
      reads: [log],
      solves: {
        file: log,
        mayLack: { 'wrong-victim': 'each message happened to cut only its own write' },
      },
      claims: [
        claim(
          'messages stand inside lines of strace',
          (o) => o.text(log).match(/^.*write\(1, "storefront: .*storefront: /gm)?.length,
          (n) => n !== undefined && n >= 1,
        ),
        claim(
          'the stamps of multilog are gone',
          (o) => /^@4/m.test(o.text(log)),
          (is) => !is,
        ),
      ],
    },
  ),
);

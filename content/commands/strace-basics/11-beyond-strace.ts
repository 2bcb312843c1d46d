import { defineCommands, elsewhere } from '../../../src/site/lesson-commands.ts';

export default defineCommands(
  elsewhere('strace -ttt -T -y -s 200 -o beyond-strace.log ./monthend ledger.bin', {
    en: 'The machine of the other lessons cannot run this: the report takes more memory than it has',
    ja: 'ほかのレッスンのマシンでは動かせません。このレポートが使うメモリは、マシンのメモリより多い',
  }),
);

import { defineCommands, elsewhere } from '../../../src/site/lesson-commands.ts';

const noPerl = {
  en: 'The page is a Perl program, and the machine of the other lessons has no Perl',
  ja: 'このページはPerlのプログラムで、ほかのレッスンのマシンにはPerlがありません',
};

export default defineCommands(
  elsewhere('strace -ttt -T -y -o repeated-work.log perl page.pl 8093 36', noPerl),
  elsewhere('strace -ttt -T -Z -e trace=%file -o failed-only.log perl page.pl 8093 36', noPerl),
);

import type { LocalText } from '../i18n/catalog.ts';
import type { Misreading } from './exercise.ts';
import { correct, explain, type Judgement, unreadable, wrong } from './judgement.ts';
import type { Read } from './quantity.ts';
import type { Format, Subject } from './subjects.ts';

/** What a name or an id is compared with. */
interface Asked<Answer> {
  readonly accepted: readonly Answer[];
  readonly misreadings: readonly Misreading<Answer, Format>[];
  readonly subject: Subject;
}

/** One thing out of many: right, an author's misreading, or what `otherwise` says. */
export function judgeName<Answer extends string | number>(
  read: Read<Answer>,
  { accepted, misreadings, subject }: Asked<Answer>,
  otherwise: (value: Answer) => Judgement = () => wrong,
  same: (given: Answer, value: Answer) => boolean = (given, value) => given === value,
): Judgement {
  if ('unreadable' in read) return unreadable(read.unreadable);
  const matches = (value: Answer) => same(read.value, value);
  if (accepted.some(matches)) return correct;
  return explain(misreadings, subject, matches) ?? otherwise(read.value);
}

/** Wrong; what does not occur at all is said to be so. */
export const absentUnless = (present: boolean, absent: LocalText): Judgement =>
  present ? wrong : { verdict: 'wrong', message: absent };

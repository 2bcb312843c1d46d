import type { LocalText } from '../i18n/catalog.ts';
import { exactDuration } from './exact-duration.ts';
import type { EstimateQuestion } from './exercise.ts';
import { type Judgement, unreadable } from './judgement.ts';
import { everywhere, message } from './message.ts';
import { plainText, type Read, readDuration, readNumber } from './quantity.ts';
import type { Format } from './subjects.ts';

/** Within this factor an estimate fits. */
const fittingFactor = 1.25;
/** So many percent points do for a share. */
const fittingPoints = 5;

/** What was typed, in the unit of the answer: nanoseconds, a count, percent. */
export function readEstimate(quantity: EstimateQuestion['quantity'], typed: string): Read<number> {
  const text = plainText(typed);
  if (quantity === 'duration') return plainValue(readDuration(text));
  if (quantity === 'count') return plainValue(readNumber(text));
  const percent = text.replace(/\s*(?:%|percent|per cent|パーセント)$/i, '');
  const read = plainValue(readNumber(percent));
  if ('unreadable' in read) return read;
  if (percent === text && percent.includes('.') && read.value <= 1)
    return { unreadable: message('notPercent') };
  return read.value > 100 ? { unreadable: message('overHundred') } : read;
}

function plainValue(read: ReturnType<typeof readNumber>): Read<number> {
  return 'unreadable' in read ? read : { value: read.value.value };
}

export function judgeEstimate(question: EstimateQuestion<Format>, typed: string): Judgement {
  const read = readEstimate(question.quantity, typed);
  if ('unreadable' in read) return unreadable(read.unreadable);
  return { verdict: 'noted', message: message('noted'), given: read.value };
}

/** A value of the question's quantity as people write it: `57.081 ms`, `33 calls`, `34.7 %`. */
export function formatEstimate(question: EstimateQuestion<Format>, value: number): LocalText {
  if (question.quantity === 'duration') return everywhere(exactDuration(Math.round(value)));
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
  if (question.quantity === 'share') return { en: `${text} %`, ja: `${text}%` };
  const { unit } = question;
  return unit ? { en: `${text} ${unit.en}`, ja: `${text}${unit.ja}` } : everywhere(text);
}

const times = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1));

/** Both values and how far apart they are: by a factor, or by percent points for a share. */
export function compareEstimate(
  question: EstimateQuestion<Format>,
  given: number,
  measured: number,
): LocalText {
  const [said, found] = [formatEstimate(question, given), formatEstimate(question, measured)];
  const points = Math.abs(given - measured);
  const ratio = given / measured;
  const share = question.quantity === 'share';
  const factor = ratio >= 1 ? ratio : 1 / ratio;
  if (given === measured || (share ? points <= fittingPoints : factor <= fittingFactor)) {
    return message('estimateFits', said, found);
  }
  if (share)
    return message('estimatePoints', said, found, String(Number(points.toFixed(1))), given > measured);
  if (!Number.isFinite(factor)) return message('estimateOff', said, found);
  return message(ratio > 1 ? 'estimateHigh' : 'estimateLow', said, found, times(factor));
}

import type { StraceLog } from '../analysis/strace/log.ts';
import { type LocalText, locales } from '../i18n/catalog.ts';
import { callOnLine, lineOfResult } from './call-lines.ts';
import type { Question } from './exercise.ts';
import { message } from './message.ts';
import { optionText } from './options.ts';

const everywhere = (text: string): LocalText => ({ en: text, ja: text });

/** Nanoseconds in the largest unit that leaves at least one digit before the point: `57.081 ms`, exact. */
export function exactDuration(ns: number): string {
  if (ns >= 1e9) return `${trimZeros(ns / 1e9, 9)} s`;
  if (ns >= 1e6) return `${trimZeros(ns / 1e6, 6)} ms`;
  if (ns >= 1e3) return `${trimZeros(ns / 1e3, 3)} us`;
  return `${ns} ns`;
}

function trimZeros(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\.?0+$/, '');
}

function joinTexts(texts: readonly LocalText[]): LocalText {
  const joined = Object.fromEntries(
    locales.map((locale) => [locale, texts.map((text) => text[locale]).join(locale === 'ja' ? '、' : ', ')]),
  );
  return joined as LocalText;
}

/** An answer from the log as a reader would write it; `unknown` because every kind has its own type of answer. */
export function formatAnswer(question: Question, answer: unknown, log: StraceLog): LocalText {
  switch (question.kind) {
    case 'duration':
      return everywhere(exactDuration(Number(answer)));
    case 'number': {
      const number = String(answer);
      const { unit } = question;
      return unit ? { en: `${number} ${unit.en}`, ja: `${number} ${unit.ja}` } : everywhere(number);
    }
    case 'choice':
      return optionText(String(answer), question.options);
    case 'several':
      return joinTexts(
        String(answer)
          .split(',')
          .map((id) => optionText(id, question.options)),
      );
    case 'call': {
      const call = callOnLine(log.trace, Number(answer));
      return message('line', call === undefined ? Number(answer) : lineOfResult(log.trace, call));
    }
    default:
      return everywhere(String(answer));
  }
}

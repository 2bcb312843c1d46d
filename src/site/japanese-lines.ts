/** Kana, kanji, full-width forms and Japanese punctuation (Unicode blocks 3000–30FF, 3400–9FFF, F900–FAFF, FF00–FFEF). */
const japanese = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const afterJapanese = new RegExp(`(?<=${japanese})[ \\t]*\\n[ \\t]*`, 'g');
const beforeJapanese = new RegExp(`[ \\t]*\\n[ \\t]*(?=${japanese})`, 'g');

/**
 * Text of a Japanese paragraph without the line ends of its source. Japanese has no spaces between words, but a browser
 * shows a line end as one (the rule of CSS Text 3, section 4.1.3, that would remove it is not implemented everywhere).
 * A line end between two Latin words stays.
 */
export function joinJapaneseLines(text: string): string {
  const joined = text.replace(afterJapanese, '').replace(beforeJapanese, '');
  return joined.trim() === '' ? joined.replace(/\s*\n\s*/g, '') : joined;
}

/**
 * Text from a trace, made safe to look at: characters that move, hide or reorder other characters are shown as
 * visible marks. C0 controls become the control pictures of Unicode (␊), the others their code point (‹U+202E›).
 */
export function visibleText(text: string): string {
  // Nearly all lines are plain printable ASCII, which this test settles without building a string.
  return hidden.test(text) ? text.replace(hiddenAll, mark) : text;
}

// C0, DEL, C1, soft hyphen, Arabic letter mark, Hangul and Khmer fillers, zero-width and bidi controls, line and
// paragraph separators, invisible operators, BOM, interlinear annotation, variation selectors, lone surrogates, tags.
const classes =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f' +
  '\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\ud800-\\udfff\\u{e0000}-\\u{e0fff}';
const hidden = new RegExp(`[${classes}]`, 'u');
const hiddenAll = new RegExp(`[${classes}]`, 'gu');

function mark(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** The first `limit` characters, with a mark of how many more there are; never cuts a surrogate pair in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)}…(+${text.length - end})`;
}

/** The last parts of a path that fit `limit` characters: `…/cache/app.lock`. Peers and short paths stay whole. */
export function shortPath(path: string, limit: number): string {
  if (path.length <= limit) return path;
  if (!path.startsWith('/')) return cutText(path, limit);
  let slash = path.indexOf('/', path.length - limit);
  if (slash < 0) slash = path.lastIndexOf('/');
  const tail = path.slice(slash);
  return tail.length > limit ? `…${tail.slice(-limit)}` : `…${tail}`;
}

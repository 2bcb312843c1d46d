/** So many hexadecimal digits in a row are a hash or the first part of a UUID, with letters in them or not. */
const HASH_LENGTH = 8;
/** After a dash, as the parts of a UUID. */
const HASH_PART_LENGTH = 4;
/** A name with more numbers than this is a list and no template. */
const MOST_IDS = 12;

/** A text taken apart into what stays and the numbers or ids in it: `item-`, `.json` and `17`. */
export interface Template {
  readonly ids: readonly string[];
  /** What stays, a zero character for each id. */
  readonly key: string;
}

/** Ids are numbers, hashes and UUIDs. null for a text without any, or with too many. */
export function templateOf(text: string): Template | null {
  if (text.includes('\0')) return null;
  const ids: string[] = [];
  let begin = 0;
  let key = '';
  for (let at = 0; at < text.length; ) {
    const end = idEnd(text, at);
    if (end === at) {
      at = isHex(text.charCodeAt(at)) ? skipLetters(text, at) : at + 1;
      continue;
    }
    if (ids.length === MOST_IDS) return null;
    key += `${text.slice(begin, at)}\0`;
    ids.push(text.slice(at, end));
    at = end;
    begin = end;
  }
  if (ids.length === 0) return null;
  return { ids, key: key + text.slice(begin) };
}

/** Where the id that begins at `at` ends; `at` where none begins. */
function idEnd(text: string, at: number): number {
  let end = at;
  while (isHex(text.charCodeAt(end))) end++;
  if (end - at >= HASH_LENGTH) {
    while (text[end] === '-') {
      let part = end + 1;
      while (isHex(text.charCodeAt(part))) part++;
      if (part - end <= HASH_PART_LENGTH) break;
      end = part;
    }
    return end;
  }
  end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Past the letters of a short word of hexadecimal digits, so that it is not looked at once for each of them. */
function skipLetters(text: string, at: number): number {
  let end = at + 1;
  while (isHex(text.charCodeAt(end)) && !isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHex(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

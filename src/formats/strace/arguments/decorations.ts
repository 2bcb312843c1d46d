import { textOf, unescapeText } from './strings.ts';

export interface Decoration {
  /** Escapes decoded, without a device. */
  readonly name: string;
  /** `char 1:3`, `block 8:1`. */
  readonly device?: string;
  /** Whether this names a file descriptor; otherwise it is the command name of a process. */
  readonly isFd: boolean;
}

/** Decodes what stands between the outer `<` and `>` after a file descriptor or a pid. */
export function decodeDecoration(inner: string): Decoration {
  const at = inner.lastIndexOf('<');
  const isDevice =
    at > 0 &&
    inner.endsWith('>') &&
    (inner.startsWith('char ', at + 1) || inner.startsWith('block ', at + 1));
  const printed = isDevice ? inner.slice(0, at) : inner;
  const name = printed.includes('\\') ? textOf(unescapeText(printed)) : printed;
  return isDevice ? { name, device: inner.slice(at + 1, -1), isFd: true } : { name, isFd: namesFd(name) };
}

/**
 * strace prints `3</path>` and `123<comm>` alike. A path, a `type:[...]` and an eventfd's `{...}` name a file
 * descriptor, so does `pid:7`; command names of that form are unlikely (15 bytes at most, rarely a colon).
 */
function namesFd(name: string): boolean {
  if (name.startsWith('/') || name.startsWith('{')) return true;
  const colon = name.indexOf(':');
  if (colon <= 0 || colon === name.length - 1) return false;
  for (let at = 0; at < colon; at++) {
    const code = name.charCodeAt(at) | 32;
    const isWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 127;
    if (!isWord) return false;
  }
  return name.charCodeAt(colon + 1) !== 32;
}

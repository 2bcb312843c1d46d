export interface TextPiece {
  readonly text: string;
  readonly code: boolean;
}

/** Splits text at backquotes: `` read the `<...>` `` has one piece of code. An unpaired backquote stays a character. */
export function splitCode(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(/`([^`]+)`/g)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), code: false });
    pieces.push({ text: match[1] as string, code: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), code: false });
  return pieces;
}

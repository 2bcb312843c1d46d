import type { ComponentChildren } from 'preact';
import { splitCode } from '../exercise/inline-code.ts';

/** Text with its backquoted parts as code. */
export function withCode(text: string): ComponentChildren {
  return splitCode(text).map((piece) =>
    piece.code ? <code key={piece.text}>{piece.text}</code> : piece.text,
  );
}

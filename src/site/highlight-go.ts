import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import go from 'shiki/langs/go.mjs';
import { type CodeRole, paperTheme, roleOfColor } from './highlighting.ts';

let highlighter: ReturnType<typeof createHighlighterCore> | undefined;

export interface CodePiece {
  readonly text: string;
  readonly role: CodeRole | undefined;
}

/** All lines of a Go file in coloured pieces; of the whole file, because a comment or a string may be longer than a line. */
export async function highlightGo(source: string): Promise<CodePiece[][]> {
  highlighter ??= createHighlighterCore({
    themes: [paperTheme],
    langs: [go],
    engine: createJavaScriptRegexEngine(),
  });
  const shiki = await highlighter;
  return shiki
    .codeToTokensBase(source, { lang: 'go', theme: 'paper' })
    .map((line) => line.map(({ content, color }) => ({ text: content, role: roleOfColor(color) })));
}

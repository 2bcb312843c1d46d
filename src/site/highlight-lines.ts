import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { type CodeRole, paperTheme, roleOfColor, straceLanguage } from './highlighting.ts';

let highlighter: ReturnType<typeof createHighlighterCore> | undefined;

/** Lines of a log in coloured pieces, each line for itself: an excerpt may begin inside anything. */
export async function highlightLines(
  lines: readonly string[],
  lang: 'strace' | 'text' = 'strace',
): Promise<{ text: string; role: CodeRole | undefined }[][]> {
  highlighter ??= createHighlighterCore({
    themes: [paperTheme],
    langs: [straceLanguage],
    engine: createJavaScriptRegexEngine(),
  });
  const shiki = await highlighter;
  return lines.map((line) =>
    shiki
      .codeToTokensBase(line, { lang, theme: 'paper' })
      .flat()
      .map(({ content, color }) => ({ text: content, role: roleOfColor(color) })),
  );
}

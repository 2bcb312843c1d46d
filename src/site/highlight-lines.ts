import { createHighlighter } from 'shiki';
import { type CodeRole, paperTheme, roleOfColor, straceLanguage } from './highlighting.ts';

let highlighter: ReturnType<typeof createHighlighter> | undefined;

/** Lines of a log in coloured pieces, each line for itself: an excerpt may begin inside anything. */
export async function highlightLines(
  lines: readonly string[],
  lang: 'strace' | 'text' = 'strace',
): Promise<{ text: string; role: CodeRole | undefined }[][]> {
  highlighter ??= createHighlighter({ themes: [paperTheme], langs: [straceLanguage] });
  const shiki = await highlighter;
  return lines.map((line) =>
    shiki
      .codeToTokensBase(line, { lang, theme: 'paper' })
      .flat()
      .map(({ content, color }) => ({ text: content, role: roleOfColor(color) })),
  );
}

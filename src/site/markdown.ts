import { type SatteriProcessorOptions, satteri } from '@astrojs/markdown-satteri';
import { joinJapaneseLines } from './japanese-lines.ts';

type Plugin = NonNullable<SatteriProcessorOptions['mdastPlugins']>[number];

/** Only for Japanese lessons: see `joinJapaneseLines`. */
const japaneseLines: Plugin = ({ fileURL }: { fileURL?: URL | undefined }) =>
  fileURL?.pathname.includes('/content/ja/') && {
    name: 'japanese-lines',
    text(node, context) {
      const joined = joinJapaneseLines(node.value);
      if (joined !== node.value) context.setProperty(node, 'value', joined);
    },
  };

/** Code up to this length stays on one line: a browser would break `-f` after its hyphen. */
const shortCode = 16;

const unbrokenCode: Plugin = {
  name: 'unbroken-code',
  inlineCode(node, context) {
    if (node.value.length <= shortCode)
      context.setProperty(node, 'data', { hProperties: { class: 'short' } });
  },
};

/** Markdown of lessons. */
export const processor = satteri({ mdastPlugins: [japaneseLines, unbrokenCode] });

import type { LanguageRegistration, ShikiTransformer, ThemeRegistrationRaw } from 'shiki';
import strace from './strace.tmLanguage.json' with { type: 'json' };

/** Token classes; `--code-<name>` in tokens.css holds the colour in light and in dark. */
const roles = ['ink', 'soft', 'name', 'string', 'number', 'flag', 'error'] as const;
export type CodeRole = (typeof roles)[number];

const rule = (role: CodeRole, ...scope: string[]) => ({
  scope,
  settings: { foreground: `var(--code-${role})` },
});

/** One theme for both grounds: its colours are custom properties, so the page's theme decides. */
export const paperTheme: ThemeRegistrationRaw = {
  name: 'paper',
  type: 'light',
  fg: 'var(--code-ink)',
  bg: 'var(--code)',
  settings: [
    { settings: { foreground: 'var(--code-ink)', background: 'var(--code)' } },
    rule('soft', 'comment', 'punctuation', 'constant.other.timestamp', 'constant.other.pid', 'meta.notice'),
    rule('name', 'entity.name', 'support.function', 'variable.function', 'entity.name.function'),
    rule('string', 'string', 'markup.inserted'),
    rule('number', 'constant.numeric', 'constant.language', 'constant.character.escape'),
    rule('flag', 'keyword', 'storage', 'constant.other.flag', 'constant.other.option', 'support.type'),
    rule('error', 'invalid', 'constant.other.errno', 'markup.deleted', 'keyword.other.signal'),
    rule('ink', 'keyword.operator', 'string.unquoted.argument', 'variable'),
  ],
};

export const straceLanguage = strace as unknown as LanguageRegistration;

/** The class of a token's colour, or undefined for plain ink (which needs no element). */
export function roleOfColor(color: string | undefined): CodeRole | undefined {
  const name = /^var\(--code-([a-z]+)\)$/.exec(color ?? '')?.[1];
  const role = roles.find((known) => known === name);
  return role === 'ink' ? undefined : role;
}

/** Classes instead of style attributes: less HTML, and colours stay in one place. */
const classesForStyles: ShikiTransformer = {
  name: 'classes-for-styles',
  pre(node) {
    delete node.properties.style;
    node.properties.class = 'code';
  },
  span(node) {
    const role = roleOfColor(/color:\s*(var\([^)]*\))/i.exec(String(node.properties.style ?? ''))?.[1]);
    delete node.properties.style;
    if (role) node.properties.class = `c-${role}`;
  },
};

/** Markdown's code blocks; `LogLines` uses the same theme and grammar. */
export const highlighting = {
  theme: paperTheme,
  langs: [straceLanguage],
  transformers: [classesForStyles],
};

import type { ITheme } from '@xterm/xterm';

/**
 * The terminal's colours out of the page's own, so that light and dark follow the site. The sixteen colours of the
 * terminal are those that traces have on this site, where there is one of the kind; xterm lifts what is too faint.
 * @param color a custom property's value: `color('--ink')`
 */
export function terminalTheme(color: (name: string) => string): ITheme {
  const [ink, paper, soft] = [color('--ink'), color('--raise'), color('--soft')];
  const [red, green, yellow] = [color('--contention'), color('--good'), color('--close')];
  const [blue, magenta, cyan] = [color('--work'), color('--child'), color('--io')];
  return {
    foreground: ink,
    background: paper,
    cursor: ink,
    cursorAccent: paper,
    selectionBackground: `${color('--accent')}44`,
    black: ink,
    brightBlack: soft,
    white: soft,
    brightWhite: ink,
    red,
    brightRed: red,
    green,
    brightGreen: green,
    yellow,
    brightYellow: yellow,
    blue,
    brightBlue: blue,
    magenta,
    brightMagenta: magenta,
    cyan,
    brightCyan: cyan,
  };
}

/** The theme of the page as it is now. */
export function themeOfPage(): ITheme {
  const style = getComputedStyle(document.documentElement);
  return terminalTheme((name) => style.getPropertyValue(name).trim());
}

/** Calls back when the reader or the system changes between light and dark; gives what ends that. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  document.addEventListener('trace-dojo:theme', changed);
  system.addEventListener('change', changed);
  return () => {
    document.removeEventListener('trace-dojo:theme', changed);
    system.removeEventListener('change', changed);
  };
}

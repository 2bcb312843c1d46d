import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal as Xterm } from '@xterm/xterm';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { Terminal } from '../../vm/types.ts';
import { withStrictStyles } from './strict-styles.ts';
import { onThemeChange, themeOfPage } from './terminal-theme.ts';

export interface ScreenOptions {
  readonly label: string;
  /** Id of the element that says how to leave. */
  readonly describedBy: string;
  readonly tooMuchOutput: string;
  /** How a link is opened. */
  readonly linkHelp: string;
  readonly textPx: number;
  readonly screenReader: boolean;
  /** The reader wants back to the page. */
  readonly leave: () => void;
  /** Whether a full-screen program has the terminal, and with it Escape. */
  readonly fullScreen: (on: boolean) => void;
}

const scrollbackLines = 5000;
/** Characters of an address in a tooltip. */
const linkLength = 200;
const encoder = new TextEncoder();

/** One terminal on the page: xterm, its size, its keys, and the guest's terminal behind it. */
export class TerminalScreen {
  private readonly term: Xterm;
  private readonly fitting = new FitAddon();
  private readonly search = new SearchAddon();
  private readonly ends: (() => void)[] = [];
  private readonly options: ScreenOptions;
  private guest: Terminal | null = null;
  private unlisten: (() => void) | null = null;

  constructor(host: HTMLElement, options: ScreenOptions) {
    this.options = options;
    Xterm.strings.promptLabel = options.label;
    Xterm.strings.tooMuchOutput = options.tooMuchOutput;
    // A link of a trace is anybody's: it opens apart from this page, and only when asked for with Ctrl.
    const follow = (event: MouseEvent, address: string) => {
      if ((event.ctrlKey || event.metaKey) && /^https?:/i.test(address))
        window.open(address, '_blank', 'noopener,noreferrer');
    };
    const pointed = {
      hover: (_event: MouseEvent, address: string) => {
        host.title = `${cutText(visibleText(address), linkLength)}\n${options.linkHelp}`;
      },
      leave: () => {
        host.title = '';
      },
    };
    this.term = new Xterm({
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
      fontSize: options.textPx,
      lineHeight: 1.25,
      minimumContrastRatio: 4.5,
      scrollback: scrollbackLines,
      screenReaderMode: options.screenReader,
      cursorBlink: false,
      theme: themeOfPage(),
      // Of OSC 8, whose text may say anything: xterm itself would ask in a dialog of the browser.
      linkHandler: { activate: follow, ...pointed },
    });
    this.term.loadAddon(this.fitting);
    this.term.loadAddon(this.search);
    this.term.loadAddon(new WebLinksAddon(follow, pointed));
    withStrictStyles(() => this.term.open(host));
    this.term.textarea?.setAttribute('aria-describedby', options.describedBy);
    this.term.onData((text) => this.guest?.send(encoder.encode(text)));
    this.term.onBinary((text) => this.guest?.send(Uint8Array.from(text, (one) => one.charCodeAt(0))));
    this.term.onResize(({ cols, rows }) => this.guest?.resize(cols, rows));
    this.term.buffer.onBufferChange(({ type }) => options.fullScreen(type === 'alternate'));
    this.term.attachCustomKeyEventHandler((event) => this.key(event));
    this.ends.push(onThemeChange(() => this.setTheme()));
    const observer = new ResizeObserver(() => this.fit());
    observer.observe(host);
    this.ends.push(() => observer.disconnect());
    this.fit();
  }

  /** Shows a guest's terminal from now on, with what it printed before. */
  attach(guest: Terminal): void {
    this.unlisten?.();
    this.term.reset();
    this.guest = guest;
    this.unlisten = guest.onOutput((bytes) => this.term.write(bytes));
    this.fit();
    guest.resize(this.term.cols, this.term.rows);
  }

  detach(): void {
    this.unlisten?.();
    this.unlisten = null;
    this.guest = null;
  }

  /** True where the shell waits for a command: it asks for bracketed paste then, and takes that back to run one. */
  get atPrompt(): boolean {
    return this.term.modes.bracketedPasteMode;
  }

  /** Types a command, or several lines as one paste, in place of what stands there unsent. */
  command(text: string): void {
    const lines = text.replace(/\n+$/, '');
    const pasted =
      lines.includes('\n') && this.atPrompt ? `\x1b[200~${lines}\x1b[201~` : lines.replaceAll('\n', '\r');
    this.guest?.send(encoder.encode(`\x15${pasted}\r`));
    this.term.scrollToBottom();
  }

  /** A key that a phone's keyboard lacks. */
  press(sequence: string): void {
    this.guest?.send(encoder.encode(sequence));
    this.focus();
  }

  /** Ctrl+C. */
  interrupt(): void {
    this.guest?.send(Uint8Array.of(3));
  }

  focus(): void {
    this.term.focus();
  }

  fit(): void {
    // A hidden terminal has no size, and would tell the guest nonsense.
    if (this.term.element?.offsetParent) this.fitting.fit();
  }

  set textPx(px: number) {
    this.term.options.fontSize = px;
    this.fit();
  }

  set screenReader(on: boolean) {
    this.term.options.screenReaderMode = on;
  }

  /** False where the text is not there. */
  find(text: string, backwards = false): boolean {
    if (text === '') return true;
    return backwards ? this.search.findPrevious(text) : this.search.findNext(text, { incremental: true });
  }

  get selection(): string {
    return this.term.getSelection();
  }

  paste(text: string): void {
    this.term.paste(text);
    this.focus();
  }

  /** Everything it holds as plain text, lines that were wrapped put together again. */
  text(): string {
    const { active } = this.term.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row++) {
      const line = active.getLine(row);
      if (!line) continue;
      const next = active.getLine(row + 1);
      const text = line.translateToString(!next?.isWrapped);
      if (line.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  }

  dispose(): void {
    this.detach();
    for (const end of this.ends) end();
    this.term.dispose();
  }

  private setTheme(): void {
    this.term.options.theme = themeOfPage();
  }

  /** Gives false for the keys that are not the guest's. */
  private key(event: KeyboardEvent): boolean {
    if (event.type !== 'keydown') return true;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    const leaves =
      event.key === 'F6' || (event.key === 'Escape' && this.term.buffer.active.type === 'normal');
    if (plain && leaves && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      this.options.leave();
      return false;
    }
    const letter = event.key.toLowerCase();
    if (event.ctrlKey && !event.altKey && letter === 'c' && (event.shiftKey || this.term.hasSelection())) {
      if (this.term.hasSelection())
        void navigator.clipboard?.writeText(this.term.getSelection()).catch(() => undefined);
      this.term.clearSelection();
      event.preventDefault();
      return false;
    }
    return true;
  }
}

import type { Terminal } from '../../vm/types.ts';

/** With a prompt a shell asks for bracketed paste (xterm's control sequences, DECSET 2004). */
const prompt = '\x1b[?2004h';
/** A shell that a reader has busy is not waited for. */
const limitMs = 3000;

/** Types a line into a shell that waits for one; resolves when it waits for the next, or when that takes too long. */
export function typeLine(terminal: Terminal, line: string): Promise<void> {
  const decoder = new TextDecoder();
  return new Promise((resolve) => {
    let typed = false;
    let heard = '';
    const end = () => {
      clearTimeout(late);
      stop();
      resolve();
    };
    const late = setTimeout(() => end(), limitMs);
    const stop = terminal.onOutput((bytes) => {
      // What stood there before comes first, with the prompt that is typed at.
      if (!typed) return;
      heard = (heard + decoder.decode(bytes, { stream: true })).slice(-4096);
      if (heard.includes(prompt)) end();
    });
    typed = true;
    terminal.send(new TextEncoder().encode(`${line}\r`));
  });
}

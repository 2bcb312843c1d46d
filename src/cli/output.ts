import { once } from 'node:events';

/** Where a command writes, so that tests read what it wrote. */
export interface Output {
  /** Resolves once the text is taken; a slow pipe slows the command instead of filling memory. */
  out(text: string | Uint8Array): Promise<void>;
  err(text: string): void;
  /** Colours and boldness are wanted on standard output. */
  readonly colour: boolean;
  /** Columns of the terminal on standard output, or of a usual one. */
  readonly columns: number;
  /** Progress is wanted on standard error: a person is watching. */
  readonly progress: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR (no-color.org) turns colour off wherever it is set and not empty; a pipe gets none. */
export function wantsColour(isTty: boolean, env: Environment): boolean {
  return isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

const usualColumns = 100;

/** The process's own streams. A reader that goes away (`| head`) ends the program quietly. */
export function processOutput(): Output {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  const given = Number(env['COLUMNS']);
  const columns = stdout.columns || (given > 0 ? given : usualColumns);
  return {
    async out(text) {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    err(text) {
      stderr.write(text);
    },
    colour: wantsColour(stdout.isTTY === true, env),
    columns: Math.min(Math.max(columns, 60), 160),
    progress: stderr.isTTY === true,
  };
}

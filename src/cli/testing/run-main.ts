import { main } from '../main.ts';
import type { Output } from '../output.ts';

/** What a command wrote to both of its streams. */
interface Written {
  readonly out: string;
  /** Standard output as it was written. */
  readonly bytes: Uint8Array;
  readonly err: string;
}

/** A terminal without colours that keeps what is written to it. */
export function keptOutput(columns = 100): { readonly output: Output; written(): Written } {
  const pieces: Buffer[] = [];
  let err = '';
  return {
    output: {
      out: async (piece) => void pieces.push(Buffer.from(piece)),
      err: (text) => {
        err += text;
      },
      colour: false,
      columns,
      progress: false,
    },
    written() {
      const bytes = Buffer.concat(pieces);
      return { out: bytes.toString(), bytes, err };
    },
  };
}

/** Runs the `dojo` command inside the test; `code` is the status that its process would end with. */
export async function runMain(
  argv: readonly string[],
  { env = {}, columns }: { readonly env?: Readonly<Record<string, string>>; readonly columns?: number } = {},
): Promise<Written & { readonly code: number }> {
  const { output, written } = keptOutput(columns);
  const code = await main(argv, env, output);
  return { code, ...written() };
}

/** The same by its words alone: `dojo('analyze', file)`. */
export const dojo = (...argv: string[]) => runMain(argv);

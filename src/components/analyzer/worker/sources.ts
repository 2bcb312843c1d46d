import { notKeptHeader } from '../../../offline/messages.ts';
import { formatBytes } from '../../../views/format-count.ts';
import type { TraceInput } from '../protocol.ts';
import { messageOf } from './byte-stream.ts';
import { OpenError } from './open-error.ts';

/** One file of an input, which can be opened again. */
export interface Source {
  readonly name: string;
  /** Null where that is known only when it is read. */
  readonly bytes: number | null;
  /** Rejects with `OpenError`. */
  open(): Promise<ReadableStream<Uint8Array>>;
}

export function sourcesOf(input: TraceInput): Source[] {
  if (input.kind === 'files') {
    return input.files.map((file) => ({
      name: file.name,
      bytes: file.size,
      open: async () => file.stream(),
    }));
  }
  if (input.kind === 'text') {
    const bytes = new Blob([input.text]);
    return [{ name: input.name, bytes: bytes.size, open: async () => bytes.stream() }];
  }
  return input.urls.map((url) => ({
    name: fileName(url),
    bytes: null,
    open: async () => {
      const response = await fetch(url).catch((error: unknown) => {
        throw new OpenError({ kind: 'fetch', detail: messageOf(error) });
      });
      const missing = response.headers.get(notKeptHeader);
      if (missing !== null)
        throw new OpenError({
          kind: 'not-kept',
          detail: `${fileName(url)}, ${formatBytes(Number(missing))}`,
        });
      if (!response.ok || !response.body)
        throw new OpenError({ kind: 'fetch', detail: `${response.status} ${url}` });
      return response.body;
    },
  }));
}

function fileName(url: string): string {
  return decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
}

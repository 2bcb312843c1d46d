import type { MachineAssets } from '../start.ts';
import { MachineError, type MachineManifest } from '../types.ts';

/**
 * The machine's files as the site serves them.
 *
 * @param base address of the folder of machine.json, with a slash at the end
 * @throws MachineError `fetch` where there is no manifest
 */
export async function fetchedAssets(base: string, signal?: AbortSignal): Promise<MachineAssets> {
  const response = await get(new URL('machine.json', base), signal);
  const manifest = (await response.json().catch(() => {
    throw new MachineError('fetch', 'machine.json');
  })) as MachineManifest;
  return {
    manifest,
    load: async (name, onBytes, loadSignal) => {
      const { path, sizeBytes } = manifest.files[name];
      const body = (await get(new URL(path, base), loadSignal)).body;
      const bytes = new Uint8Array(sizeBytes);
      let at = 0;
      try {
        for await (const chunk of chunksOf(body)) {
          // More than was said is not the file; of a state that is cut its own checks have the word.
          if (at + chunk.length > sizeBytes) throw new MachineError('fetch', path);
          bytes.set(chunk, at);
          at += chunk.length;
          onBytes(chunk.length);
        }
      } catch (error) {
        throw error instanceof MachineError ? error : failed(error, path, loadSignal);
      }
      if (at < sizeBytes && name !== 'state') throw new MachineError('fetch', path);
      return bytes.subarray(0, at);
    },
  };
}

/** Not every browser can iterate a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array> | null) {
  const reader = stream?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) return;
    yield read.value;
  }
}

async function get(url: URL, signal: AbortSignal | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (error) {
    throw failed(error, url.pathname, signal);
  }
  if (!response.ok) throw new MachineError('fetch', `${url.pathname}: ${response.status}`);
  return response;
}

function failed(error: unknown, path: string, signal: AbortSignal | undefined): MachineError {
  if (signal?.aborted) return new MachineError('aborted');
  return new MachineError('fetch', `${path}: ${error instanceof Error ? error.message : String(error)}`);
}

/** All chunks as one array. */
export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const pieceBytes = 1 << 20;

/**
 * The bytes piece by piece, each in a turn of its own: what takes them (a compressor) works in this thread, and lets
 * others have theirs in between.
 */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve));
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + pieceBytes) as Uint8Array<ArrayBuffer>);
      at += pieceBytes;
    },
  });
}

/** The last bytes that were added, up to a limit: what a terminal shows, what a console said last. */
export class TailBytes {
  readonly #limit: number;
  #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    if (this.#length > 2 * this.#limit || this.#chunks.length > 4096) this.set(this.bytes());
  }

  set(bytes: Uint8Array): void {
    this.#chunks = [bytes.slice(-this.#limit)];
    this.#length = this.#chunks[0]?.length ?? 0;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return concatBytes(this.#chunks).slice(-this.#limit);
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @throws where the text is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

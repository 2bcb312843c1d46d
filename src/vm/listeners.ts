/** Those who want to hear of something. A listener that throws keeps nobody else from hearing. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  get size(): number {
    return this.#all.size;
  }

  /** @returns takes the listener away. */
  add(listener: (value: T) => void): () => void {
    // Wrapped, so that the same function may be added twice and taken away once.
    const own = (value: T) => listener(value);
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  tell(value: T): void {
    for (const listener of [...this.#all]) {
      try {
        listener(value);
      } catch (error) {
        console.error(error);
      }
    }
  }

  clear(): void {
    this.#all.clear();
  }
}

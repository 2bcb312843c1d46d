import { batch, type Signal, signal } from '@preact/signals';

/** What an instrument takes from its address and writes there: one text per name. */
export type Params<K extends string> = Readonly<Record<K, string>>;

const longest = 500;

/** The state of an instrument that a copied address brings back. Each value is a text; views read what they know of it. */
export class ViewParams<K extends string> {
  readonly usual: Params<K>;
  readonly names: readonly K[];
  private readonly values: Readonly<Record<K, Signal<string>>>;
  private readonly stepNames: ReadonlySet<K>;
  /** What was set before the address was read: a card asked for it, and means more than an address of before. */
  private early: Partial<Params<K>> | null = {};

  /**
   * @param usual what stands for an address that says nothing
   * @param steps the names whose change a reader would want to go back from
   * @param first what a lesson puts in the place of the usual; names that are not known here are left out
   */
  constructor(usual: Params<K>, steps: readonly K[], first: Readonly<Record<string, string>> = {}) {
    this.names = Object.keys(usual) as K[];
    this.usual = Object.fromEntries(
      this.names.map((name) => [name, first[name] ?? usual[name]]),
    ) as Params<K>;
    this.stepNames = new Set(steps);
    this.values = Object.fromEntries(this.names.map((name) => [name, signal(this.usual[name])])) as Record<
      K,
      Signal<string>
    >;
  }

  get(name: K): string {
    return this.values[name].value;
  }

  peek(name: K): string {
    return this.values[name].peek();
  }

  /** Changes several at once, so that whoever follows them does not see half of it. */
  set(changes: Partial<Params<K>>): void {
    if (this.early) this.early = { ...this.early, ...changes };
    batch(() => {
      for (const name of this.names) {
        const value = changes[name];
        if (value !== undefined) this.values[name].value = value;
      }
    });
  }

  all(): Params<K> {
    return Object.fromEntries(this.names.map((name) => [name, this.values[name].value])) as Params<K>;
  }

  read(params: URLSearchParams): void {
    const found = this.names.map((name) => [name, params.get(name)?.slice(0, longest) ?? this.usual[name]]);
    const early = this.early ?? {};
    this.early = null;
    this.set({ ...(Object.fromEntries(found) as Params<K>), ...early });
  }

  write(params: URLSearchParams, values: Params<K>): void {
    for (const name of this.names) {
      if (values[name] === this.usual[name]) params.delete(name);
      else params.set(name, values[name]);
    }
  }

  /** Whether going from one state to the other is a new entry of the history. */
  isStep(before: Params<K>, after: Params<K>): boolean {
    return this.names.some((name) => this.stepNames.has(name) && before[name] !== after[name]);
  }
}

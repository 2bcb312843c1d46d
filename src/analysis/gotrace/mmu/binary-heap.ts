/** A binary heap that moves its elements as Go's container/heap does, so that ties fall the same way. */
export class BinaryHeap<Item> {
  readonly items: Item[];
  private readonly less: (a: Item, b: Item) => boolean;

  /** @param items taken over and put in order */
  constructor(items: Item[], less: (a: Item, b: Item) => boolean) {
    this.items = items;
    this.less = less;
    for (let at = (items.length >> 1) - 1; at >= 0; at--) this.down(at, items.length);
  }

  /** The least one; undefined where the heap is empty. */
  get first(): Item | undefined {
    return this.items[0];
  }

  push(item: Item): void {
    this.items.push(item);
    this.up(this.items.length - 1);
  }

  pop(): Item | undefined {
    return this.removeAt(0);
  }

  removeAt(at: number): Item | undefined {
    const last = this.items.length - 1;
    if (at < 0 || at > last) return undefined;
    if (at !== last) {
      this.swap(at, last);
      if (!this.down(at, last)) this.up(at);
    }
    return this.items.pop();
  }

  private swap(a: number, b: number): void {
    const { items } = this;
    const item = items[a] as Item;
    items[a] = items[b] as Item;
    items[b] = item;
  }

  private up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.less(this.items[at] as Item, this.items[parent] as Item)) return;
      this.swap(parent, at);
      at = parent;
    }
  }

  private down(from: number, length: number): boolean {
    const { items, less } = this;
    let at = from;
    for (let child = 2 * at + 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && less(items[child + 1] as Item, items[child] as Item)) child++;
      if (!less(items[child] as Item, items[at] as Item)) break;
      this.swap(at, child);
      at = child;
    }
    return at > from;
  }
}

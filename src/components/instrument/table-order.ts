/** By which column a table is sorted. */
export interface TableOrder {
  readonly key: string;
  readonly descending: boolean;
}

/** `cum` largest first is `-cum`. */
export function orderText({ key, descending }: TableOrder): string {
  return descending ? `-${key}` : key;
}

/** Reads what `orderText` wrote; `usual` where the address says nothing or names no column. */
export function readOrder(text: string, keys: readonly string[], usual: TableOrder): TableOrder {
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  return keys.includes(key) ? { key, descending } : usual;
}

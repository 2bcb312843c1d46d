/** What a number of a sample measures, and in what: `cpu` in `nanoseconds`, `alloc_objects` in `count`. */
export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

/** Something that has a place in a layer: a node, or where a long edge passes through. */
export interface Slot {
  readonly layer: number;
  /** Slots of the layer above and below that it is joined with, with the weight of what joins them. */
  readonly above: { readonly slot: number; readonly weight: number }[];
  readonly below: { readonly slot: number; readonly weight: number }[];
}

const sweeps = 12;

/**
 * The slots of each layer from left to right, with few crossings: each is moved to where its neighbours in the layer
 * before are on average, down and up in turn (Sugiyama's method); the best order met is kept.
 */
export function orderedLayers(slots: readonly Slot[], layers: number): number[][] {
  const rows: number[][] = Array.from({ length: layers }, () => []);
  slots.forEach(({ layer }, slot) => {
    (rows[layer] as number[]).push(slot);
  });
  const place = new Float64Array(slots.length);
  const settle = () => {
    for (const row of rows)
      row.forEach((slot, at) => {
        place[slot] = at;
      });
  };
  settle();
  let best = rows.map((row) => [...row]);
  let fewest = crossings(rows, slots, place);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    const order = isDown ? rows : rows.toReversed();
    for (const row of order) {
      const wanted = new Map(
        row.map((slot) => {
          const { above, below } = slots[slot] as Slot;
          return [slot, average(isDown ? above : below, place) ?? (place[slot] as number)];
        }),
      );
      row.sort(
        (a, b) =>
          (wanted.get(a) as number) - (wanted.get(b) as number) ||
          (place[a] as number) - (place[b] as number),
      );
      row.forEach((slot, at) => {
        place[slot] = at;
      });
    }
    const found = crossings(rows, slots, place);
    if (found < fewest) {
      fewest = found;
      best = rows.map((row) => [...row]);
    }
  }
  return best;
}

/** Where the joined slots are, the heavier ones counting more; undefined where there are none. */
export function average(joined: Slot['above'], place: Float64Array): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { slot, weight } of joined) {
    sum += (place[slot] as number) * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}

/** How many pairs of joints cross between neighbouring layers. */
function crossings(rows: readonly number[][], slots: readonly Slot[], place: Float64Array): number {
  let sum = 0;
  for (const row of rows) {
    const ends = row.flatMap((slot) =>
      (slots[slot] as Slot).below.map((joint) => place[joint.slot] as number).sort((a, b) => a - b),
    );
    for (let i = 1; i < ends.length; i++)
      for (let j = 0; j < i; j++) if ((ends[j] as number) > (ends[i] as number)) sum++;
  }
  return sum;
}

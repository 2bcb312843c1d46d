/*
 * Sets and orders of options as text: ids sorted and joined by commas, or in order and joined by `>`. Without messages,
 * so that a page can load it alone.
 */

/** An order as text: `ask>grant>release`. */
export function joinOrder(ids: Iterable<string>): string {
  return [...ids].join('>');
}

/** The one way a set of options is written: ids sorted and joined by commas. */
export function joinOptions(ids: Iterable<string>): string {
  return [...new Set(ids)].sort().join(',');
}

export type SetMatch = 'equal' | 'incomplete' | 'surplus' | 'none';

/** How a chosen set compares with an accepted one; both joined. */
export function matchSets(chosen: string, accepted: string): SetMatch {
  const left = new Set(chosen.split(','));
  const right = new Set(accepted.split(','));
  if (left.symmetricDifference(right).size === 0) return 'equal';
  if (left.isSubsetOf(right)) return 'incomplete';
  if (left.isSupersetOf(right)) return 'surplus';
  return 'none';
}

/**
 * Whether a misreading's set explains what was chosen: the same set, or all of it chosen where it holds something
 * that does not belong (so a misreading of one wrong option speaks whatever else was ticked).
 */
export function explainsChoice(chosen: string, misreading: string, accepted: readonly string[]): boolean {
  if (chosen === misreading) return true;
  const wrong = new Set(misreading.split(','));
  const belongs = new Set(accepted.flatMap((set) => set.split(',')));
  return !wrong.isSubsetOf(belongs) && wrong.isSubsetOf(new Set(chosen.split(',')));
}

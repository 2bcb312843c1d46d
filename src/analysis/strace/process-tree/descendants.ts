import type { Life } from './lives.ts';

/** By life: 1 for those that are wanted and all that they made, their children made, and so on; 0 for others. */
export function descendantsOf(all: readonly Life[], isWanted: (life: Life) => boolean): Uint8Array {
  const unknown = 2;
  const marks = new Uint8Array(all.length).fill(unknown);
  for (const life of all) {
    // Up to a life that is decided, then down again: nothing is walked twice.
    const path: number[] = [];
    let at: Life | undefined = life;
    let mark = 0;
    while (at) {
      const known = marks[at.index] as number;
      if (known !== unknown) {
        mark = known;
        break;
      }
      path.push(at.index);
      if (isWanted(at)) {
        mark = 1;
        break;
      }
      at = all[at.maker];
    }
    for (const index of path) marks[index] = mark;
  }
  return marks;
}

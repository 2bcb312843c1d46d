/** Things by the group they are in (-1: in none), each group in their order: those of `n` are calls[starts[n]] to calls[starts[n + 1]]. */
export function groupCalls(lifeOf: Int32Array, count: number): { calls: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const life of lifeOf) if (life >= 0) starts[life + 1] = (starts[life + 1] as number) + 1;
  for (let life = 0; life < count; life++)
    starts[life + 1] = (starts[life + 1] as number) + (starts[life] as number);
  const next = starts.slice();
  const calls = new Uint32Array(starts[count] as number);
  for (let call = 0; call < lifeOf.length; call++) {
    const life = lifeOf[call] as number;
    if (life < 0) continue;
    const place = next[life] as number;
    calls[place] = call;
    next[life] = place + 1;
  }
  return { calls, starts };
}

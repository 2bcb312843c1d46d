/**
 * What a file of Chrome's Trace Event Format must have for Perfetto and chrome://tracing to show it, from the format's
 * document: the fields each phase requires, and that the events of one thread nest ("Complete events", "Duration
 * events"). Every problem is a sentence.
 */
export function chromeProblems(text: string): string[] {
  const file = JSON.parse(text) as { traceEvents?: unknown; displayTimeUnit?: unknown };
  const problems: string[] = [];
  if (file.displayTimeUnit !== 'ns' && file.displayTimeUnit !== 'ms') problems.push('displayTimeUnit');
  if (!Array.isArray(file.traceEvents)) return [...problems, 'traceEvents is no list'];
  const tracks = new Map<string, Slice[]>();
  file.traceEvents.forEach((event: Record<string, unknown>, index: number) => {
    const say = (what: string) =>
      problems.push(`event ${index}: ${what}: ${JSON.stringify(event).slice(0, 200)}`);
    const ph = event['ph'];
    if (!Number.isInteger(event['pid'])) say('pid');
    if (ph === 'M') {
      if (event['name'] !== 'process_name' && event['name'] !== 'thread_name') say('name of metadata');
      if (typeof (event['args'] as { name?: unknown })?.name !== 'string') say('args.name');
      return;
    }
    if (!Number.isInteger(event['tid'])) say('tid');
    const ts = event['ts'] as number;
    if (typeof ts !== 'number' || !Number.isFinite(ts) || ts < 0) say('ts');
    if (ph !== 'E' && (typeof event['name'] !== 'string' || event['name'] === '')) say('name');
    if (ph !== 'E' && typeof event['cat'] !== 'string') say('cat');
    if ('cname' in event && !reserved.has(event['cname'] as string)) say('cname');
    const track = `${event['pid']}/${event['tid']}`;
    const slices = tracks.get(track) ?? [];
    tracks.set(track, slices);
    if (ph === 'X') {
      const dur = event['dur'] as number;
      if (typeof dur !== 'number' || !Number.isFinite(dur) || dur < 0) say('dur');
      slices.push({ from: ts, to: ts + dur });
    } else if (ph === 'B') slices.push({ from: ts, to: Number.POSITIVE_INFINITY });
    else if (ph === 'E') {
      const open = slices.findLast(({ to }) => to === Number.POSITIVE_INFINITY);
      if (open) open.to = ts;
      else say('ends nothing');
    } else if (ph === 'i') {
      if (!['t', 'p', 'g'].includes(event['s'] as string)) say('scope');
    } else say('ph');
  });
  for (const [track, slices] of tracks) if (!nests(slices)) problems.push(`track ${track} does not nest`);
  return problems;
}

interface Slice {
  readonly from: number;
  to: number;
}

/** Of a list in order of `from`; a nanosecond is what sums of floats may be off by. */
function nests(slices: readonly Slice[]): boolean {
  const open: Slice[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const slice of slices) {
    if (slice.from < from) return false;
    from = slice.from;
    while (open.length > 0 && (open.at(-1) as Slice).to <= slice.from + 0.001) open.pop();
    const around = open.at(-1);
    if (around && slice.to > around.to + 0.001) return false;
    open.push(slice);
  }
  return true;
}

/** Reserved colour names of Catapult's tracing/base/color_scheme.html that are used here. */
const reserved = new Set([
  'thread_state_runnable',
  'background_memory_dump',
  'detailed_memory_dump',
  'terrible',
  'grey',
]);

import type { Profile } from '../../formats/pprof/profile.ts';

/** What a profile was taken of; `waiting` is a block profile or one that a trace's waits were made into. */
export type ProfileKind =
  | 'cpu'
  | 'heap'
  | 'allocs'
  | 'mutex'
  | 'waiting'
  | 'goroutine'
  | 'goroutineleak'
  | 'threadcreate'
  | 'unknown';

/**
 * What a profile is of, by the names of its sample types, as runtime/pprof writes them (pprof.go, protomem.go,
 * proto.go). Mutex and block profiles have the same: the one holds who unlocked, the other who waited.
 */
export function profileKind(profile: Profile): ProfileKind {
  const types = new Set(profile.sampleTypes.map(({ type }) => type));
  if (types.has('cpu')) return 'cpu';
  if (types.has('inuse_space') || types.has('alloc_space'))
    return profile.defaultSampleType === 'alloc_space' ? 'allocs' : 'heap';
  if (types.has('delay') && types.has('contentions')) return holdsUnlocks(profile) ? 'mutex' : 'waiting';
  for (const kind of ['goroutineleak', 'goroutine', 'threadcreate'] as const)
    if (types.has(kind)) return kind;
  return 'unknown';
}

const unlock =
  /^(sync\.\(\*(RW)?Mutex\)\.(R?Unlock|rUnlockSlow|unlockSlow)|runtime\.unlock\w*|internal\/sync\.\(\*Mutex\)\.\w*[uU]nlock\w*)$/;

function holdsUnlocks({ functions, strings }: Profile): boolean {
  for (let index = 0; index < functions.count; index++) {
    if (unlock.test(strings.text(functions.name[index] as number))) return true;
  }
  return false;
}

/*
 * The names of the site's caches. All sites of a host share one store, so each name ends with the scope of the service
 * worker it belongs to: two builds of this site below different paths leave each other's caches alone.
 */

/** Counted up when what lies in a cache changes its form. */
const version = 1;
const named = /^trace-dojo-[a-z]+-\d+ (.*)$/;

export interface CacheNames {
  readonly kept: string;
  readonly onDemand: string;
}

/** @param scope the site's root as a whole address */
export function cacheNames(scope: string): CacheNames {
  return { kept: `trace-dojo-kept-${version} ${scope}`, onDemand: `trace-dojo-demand-${version} ${scope}` };
}

/** Whether a cache belongs to this site at this path, in whatever version. */
export function isOurs(name: string, scope: string): boolean {
  return named.exec(name)?.[1] === scope;
}

/** Whether a cache of this site at this path is no longer used. */
export function isOld(name: string, scope: string): boolean {
  return isOurs(name, scope) && !Object.values(cacheNames(scope)).includes(name);
}

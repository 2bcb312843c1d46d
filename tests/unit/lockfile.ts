interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Where `name` is found from the package at `from`: its own folder, then each one above, as Node looks. */
function isLocked(lock: Lock, from: string, name: string): boolean {
  const parts = from === '' ? [] : from.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth--) {
    const above = parts.slice(0, depth).join('/node_modules/');
    if (lock.packages[above ? `${above}/node_modules/${name}` : `node_modules/${name}`]) return true;
  }
  return false;
}

/**
 * What makes a lock file fail on another machine, as sentences: an optional package of another platform without an
 * entry (`npm ci` then refuses the whole file there), an address of a registry, an entry without integrity.
 */
export function lockErrors(lock: Lock): string[] {
  const errors: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock, path, name)) errors.push(`${path || 'the project'}: ${name} has no entry`);
    }
    if (entry.resolved !== undefined) errors.push(`${path}: names where it came from`);
    if (path !== '' && !entry.link && !entry.integrity) errors.push(`${path}: has no integrity`);
  }
  return errors;
}

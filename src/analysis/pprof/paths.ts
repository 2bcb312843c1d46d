/** The last element of a path, as Go's filepath.Base gives it. */
export function baseName(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The shortest path that means the same by its text alone, as Go's filepath.Clean gives it. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '..' || !rooted) kept.push(part);
  }
  return `${rooted ? '/' : ''}${kept.join('/')}` || '.';
}

/** A source file as pprof names it: without where a build system's working directory was. */
export function sourcePath(path: string): string {
  if (path === '') return '';
  return cleanPath(path.replace(/^\/proc\/self\/cwd\/(\.\/)?/, ''));
}

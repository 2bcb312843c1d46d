/**
 * The package of a function as Go writes it (`net/http.(*conn).serve` -> `net/http`), the namespace of a C++ name, or
 * nothing where a name tells none.
 */
export function packageOf(name: string): string {
  // The type arguments and the receiver may have slashes and dots of their own.
  const bare = /^[^([{<]*/.exec(name)?.[0] ?? '';
  const scope = bare.indexOf('::');
  if (scope > 0) return bare.slice(0, scope);
  const dot = bare.indexOf('.', bare.lastIndexOf('/') + 1);
  return dot > 0 ? bare.slice(0, dot) : '';
}

/** A name without the folders of its package: `example.com/x/y.(*T).m` -> `y.(*T).m`. */
export function shortName(name: string): string {
  const scope = packageOf(name);
  const slash = scope.lastIndexOf('/');
  return slash < 0 ? name : name.slice(slash + 1);
}

/** The name, shortened to so many characters: without folders first, then cut. Empty where not even three fit. */
export function fittingName(name: string, room: number): string {
  if (name.length <= room) return name;
  const short = shortName(name);
  if (short.length <= room) return short;
  return room < 3 ? '' : `${short.slice(0, room - 1)}…`;
}

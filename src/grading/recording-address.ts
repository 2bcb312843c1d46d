/**
 * Where a recording of an exercise lies, as `<course>/<exercise>/<file>`.
 * @param exercise its id, `<course>/<exercise>`
 * @param name a file of its own `fixtures/`, or `<exercise>/<file>` of another one of its course
 */
export function recordingAddress(exercise: string, name: string): string {
  const [course = ''] = exercise.split('/');
  return name.includes('/') ? `${course}/${name}` : `${exercise}/${name}`;
}

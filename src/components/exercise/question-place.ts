/** The id of a question's form on the page of its lesson. */
export function questionPlace(exerciseId: string, questionId: string): string {
  return `${exerciseId.replace('/', '-')}-${questionId}`;
}

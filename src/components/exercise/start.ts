/** Starts each card of a page when it comes near the screen, so that a lesson does not pay for cards far below. */
export function startExercises(): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-exercise]:not([data-exercise-near])')];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        void import('./card.ts').then(({ ExerciseCard }) => new ExerciseCard(entry.target as HTMLElement));
      }
    },
    { rootMargin: '600px' },
  );
  for (const card of cards) {
    card.dataset.exerciseNear = '';
    observer.observe(card);
  }
}

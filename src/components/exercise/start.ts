import type { ExerciseCard } from './card.ts';

const started = new WeakMap<HTMLElement, Promise<ExerciseCard>>();

/** The card in a place of the page, started if it was not. */
export function startCard(place: HTMLElement): Promise<ExerciseCard> {
  const card = started.get(place) ?? import('./card.ts').then(({ ExerciseCard: Card }) => new Card(place));
  started.set(place, card);
  return card;
}

/** Starts each card of a page when it comes near the screen, so that a lesson does not pay for cards far below. */
export function startExercises(): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-exercise]:not([data-exercise-near])')];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        void startCard(entry.target as HTMLElement);
      }
    },
    { rootMargin: '600px' },
  );
  for (const card of cards) {
    card.dataset.exerciseNear = '';
    observer.observe(card);
  }
}

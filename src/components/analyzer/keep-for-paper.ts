/**
 * Moves the static analyzer out of the place and keeps it for print: a canvas or a window of rows that scrolls would be
 * cut on paper. What is replaced and what replaces it are drawn together, so nothing is missing for a moment.
 */
export function keepForPaper(place: HTMLElement): void {
  const paper = document.createElement('div');
  paper.className = 'analyzer on-paper';
  paper.append(...place.childNodes);
  // The live analyzer has the same ids; those of a drawing's patterns are its own.
  for (const element of paper.querySelectorAll('[id]:not(pattern)')) element.removeAttribute('id');
  place.after(paper);
}

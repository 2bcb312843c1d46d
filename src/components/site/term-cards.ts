import { splitCode } from '../exercise/inline-code.ts';

/**
 * A glossary term shows its definition while it has the pointer or the focus. Esc closes the card, the pointer may move
 * onto it (WCAG 1.4.13); on a touch screen, and without scripts, the link leads to the glossary.
 */
export function startTermCards(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('a.term');
  if (links.length === 0) return;
  const card = document.createElement('div');
  card.className = 'term-card';
  card.id = 'term-card';
  card.popover = 'manual';
  card.setAttribute('role', 'tooltip');
  document.body.append(card);

  let shown: HTMLAnchorElement | undefined;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute('aria-describedby');
    shown = undefined;
    if (card.matches(':popover-open')) card.hidePopover();
  };
  const show = (link: HTMLAnchorElement) => {
    hide();
    shown = link;
    fill(card, link);
    card.showPopover();
    place(card, link);
    link.setAttribute('aria-describedby', card.id);
  };
  const later = (action: () => void, ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, ms);
  };

  for (const link of links) {
    link.addEventListener('focus', () => show(link));
    link.addEventListener('blur', hide);
    link.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') later(() => show(link), 150);
    });
    link.addEventListener('pointerleave', () => later(hide, 200));
  }
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', () => later(hide, 200));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  addEventListener('scroll', hide, { passive: true });
}

function fill(card: HTMLElement, link: HTMLAnchorElement): void {
  const name = document.createElement('b');
  name.textContent = link.dataset.name ?? '';
  const other = document.createElement('span');
  other.textContent = link.dataset.other === link.dataset.name ? '' : (link.dataset.other ?? '');
  other.lang = link.dataset.otherLang ?? '';
  const short = document.createElement('p');
  for (const piece of splitCode(link.dataset.short ?? '')) {
    const node = document.createElement(piece.code ? 'code' : 'span');
    node.textContent = piece.text;
    short.append(node);
  }
  card.replaceChildren(name, other, short);
}

/** Below the word, or above it where there is no room; never past an edge of the window. */
function place(card: HTMLElement, link: HTMLElement): void {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(12, Math.min(word.left, innerWidth - width - 12));
  const below = word.bottom + 6;
  const top = below + height > innerHeight - 8 && word.top > height + 14 ? word.top - height - 6 : below;
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}

/**
 * Lets the items of a list be dragged up and down by their handles, with a mouse, a pen or a finger. An item takes the
 * place of the one whose middle the pointer passes.
 * @param dropped called when an item was let go in another place
 */
export function startDragging(list: HTMLElement, dropped: (item: HTMLElement) => void): void {
  list.addEventListener('pointerdown', (event) => {
    const handle = (event.target as Element).closest<HTMLElement>('.exercise-handle');
    const item = handle?.closest('li');
    if (!handle || !item || event.button !== 0) return;
    event.preventDefault();
    const before = item.previousElementSibling;
    item.classList.add('dragged');
    const drag = new AbortController();
    const { signal } = drag;
    const move = ({ clientY }: PointerEvent) => {
      const items = [...list.children].filter((one) => one !== item);
      const next = items.find((one) => {
        const { top, height } = one.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (next ? next.previousElementSibling !== item : list.lastElementChild !== item) {
        list.insertBefore(item, next ?? null);
      }
    };
    const drop = () => {
      drag.abort();
      item.classList.remove('dragged');
      if (item.previousElementSibling !== before) dropped(item);
    };
    // On the window: moving the item in the page would end a capture of the pointer.
    window.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, drop, { signal });
  });
}

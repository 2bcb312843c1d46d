/** Long enough to be read out, short enough to be copied again. */
const saidMs = 5000;

/** Copies the text of a code block; the button says whether it worked, also to a screen reader. */
export function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const code = button.parentElement?.querySelector('pre');
    if (!code) continue;
    const label = button.getAttribute('aria-label') ?? '';
    let timer = 0;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const done = await copy(code.textContent);
      if (!done) getSelection()?.selectAllChildren(code);
      const text = (done ? button.dataset.copied : button.dataset.notCopied) ?? label;
      button.setAttribute('aria-label', text);
      button.title = text;
      button.dataset.state = done ? 'done' : 'failed';
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        button.setAttribute('aria-label', label);
        button.title = label;
        delete button.dataset.state;
      }, saidMs);
    });
  }
}

/** False where the browser does not allow it (no permission, no https). */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

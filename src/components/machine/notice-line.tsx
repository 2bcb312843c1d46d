import { useEffect, useRef } from 'preact/hooks';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { DockState } from './dock-state.ts';
import { Icon } from './icons.tsx';

/** Characters of a notice: it may quote the guest. */
const noticeLength = 600;

/** What was just said about the machine, with what can be done about it. */
export function NoticeLine({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const notice = model.notice.value;
  const first = useRef<HTMLButtonElement>(null);
  // A question keeps a reader from going on, so the focus goes to its first answer where it was in the dock.
  useEffect(() => {
    if (notice?.kind === 'problem' && notice.actions.length > 0) first.current?.focus();
  }, [notice]);
  return (
    <div class="machine-notice" role="status" data-kind={notice?.kind}>
      {notice && (
        <>
          <p>{cutText(visibleText(notice.text), noticeLength)}</p>
          {notice.actions.map(({ label, act }, index) => (
            <button
              key={label}
              ref={index === 0 ? first : undefined}
              type="button"
              class="machine-button"
              onClick={act}
            >
              {label}
            </button>
          ))}
          <button
            type="button"
            class="icon"
            aria-label={t.dismiss}
            title={t.dismiss}
            onClick={() => {
              model.notice.value = null;
              dock.focusTerminal();
            }}
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  );
}

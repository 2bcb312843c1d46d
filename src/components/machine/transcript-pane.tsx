import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { visibleText } from '../../views/visible-text.ts';
import type { DockState } from './dock-state.ts';
import type { Transcript } from './transcript.ts';

/** The recorded session of a lesson's commands, for a device on which the machine does not run. */
export function TranscriptPane({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const { transcript: address, locale } = model.props;
  const t = model.words;
  const transcript = useSignal<Transcript | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    if (!address) return;
    fetch(address)
      .then((response) =>
        response.ok ? response.json() : Promise.reject(new Error(String(response.status))),
      )
      .then((read: Transcript) => {
        transcript.value = read;
      })
      .catch(() => {
        failed.value = true;
      });
  }, [address]);
  const shown = transcript.value;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return (
    <section class="machine-transcript" aria-label={t.transcriptTitle}>
      <p class="machine-heading">{t.transcriptTitle}</p>
      {shown && <p class="soft">{t.transcriptNote(day.format(new Date(shown.recorded)), shown.kernel)}</p>}
      {failed.value && <p role="alert">{t.transcriptFailed}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <div class="machine-session" role="region" aria-label={t.transcriptTitle} tabIndex={0} dir="ltr">
        {shown?.entries.map(({ command, output }) => (
          <pre key={command}>
            <b>$ {visibleLines(command)}</b>
            {`\n${visibleLines(output)}`}
          </pre>
        ))}
      </div>
      <button
        type="button"
        class="machine-button"
        onClick={() => {
          dock.showsTranscript.value = false;
        }}
      >
        {t.hideTranscript}
      </button>
    </section>
  );
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}

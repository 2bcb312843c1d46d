import { useRef } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { formatBytes } from '../../views/format-count.ts';
import { ChooseFile } from './choose-file.tsx';
import { makeReady } from './make-ready.ts';
import { ProblemBox } from './problem.tsx';
import type { Problem } from './protocol.ts';

/** A recording that the page offers. */
export interface Recording {
  /** `<course>/<exercise>/<file>`, with more files of a set after commas. */
  readonly fixture: string;
  readonly title: string;
  readonly about: string;
  /** How it was recorded. */
  readonly command: string;
  /** Of all its files: what opening it loads. */
  readonly bytes: number;
  /** An strace log, which can be compared with another. */
  readonly isLog: boolean;
}

interface Props {
  readonly locale: Locale;
  readonly base: string;
  readonly besideMachine: boolean;
  readonly recordings: readonly Recording[];
  /** What was pasted last, and why it could not be read. */
  readonly pasted: string;
  readonly pasteProblem: Problem | null;
  readonly openFiles: (files: readonly File[]) => void;
  readonly openText: (text: string) => void;
  readonly openRecording: (fixture: string) => void;
}

/** The empty state: four ways to open something. */
export function OpenPanel({
  locale,
  base,
  besideMachine,
  recordings,
  pasted,
  pasteProblem,
  openFiles,
  openText,
  openRecording,
}: Props) {
  const t = analyzerCatalog[locale];
  const text = useRef<HTMLTextAreaElement>(null);
  return (
    <div class="open">
      <section class="open-own" aria-label={t.open}>
        <p class="open-drop">{t.dropHere}</p>
        <ChooseFile label={t.choose} choose={openFiles} begins={makeReady} />
        <p class="soft">{t.chooseHint}</p>
        <details class="open-paste" open={pasteProblem !== null}>
          <summary>{t.paste}</summary>
          <textarea
            ref={text}
            rows={6}
            spellcheck={false}
            aria-label={t.pasteLabel}
            dir="ltr"
            defaultValue={pasted}
          />
          {pasteProblem && <ProblemBox problem={pasteProblem} locale={locale} />}
          <button type="button" class="an-button" onClick={() => openText(text.current?.value ?? '')}>
            {t.pasteOpen}
          </button>
        </details>
        <p class="open-local">{t.local}</p>
        <p class="open-record">
          {t.record} <code dir="ltr">strace -f -ttt -T -yy -o trace.log COMMAND</code>
        </p>
        <p class="open-record">
          {t.recordGo} <code dir="ltr">curl -o out.trace 'localhost:6060/debug/pprof/trace?seconds=5'</code>
        </p>
        {!besideMachine && (
          <p class="open-machine">
            {t.recordHere} <a href={`${base}${locale}/machine/`}>{t.recordInMachine}</a>
          </p>
        )}
      </section>
      <section class="open-recordings" aria-labelledby="recordings-title">
        <h2 id="recordings-title">{t.recordings}</h2>
        {recordings.length === 0 && <p class="soft">{t.recordingsNone}</p>}
        <ul>
          {recordings.map((recording) => (
            <li key={recording.fixture}>
              <a
                href={`${base}${locale}/analyze/?fixture=${recording.fixture}`}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
                  event.preventDefault();
                  openRecording(recording.fixture);
                }}
              >
                {recording.title}
              </a>
              <span>
                {recording.about} <span class="soft">{formatBytes(recording.bytes)}</span>
              </span>
              <code dir="ltr">{recording.command}</code>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

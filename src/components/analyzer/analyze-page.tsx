import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { OtherInstrument } from '../instrument/other-instrument.tsx';
import { Address } from './address.ts';
import { fixtureInput, fixtureKey, traceClient } from './client.ts';
import { captureEvent } from './events.ts';
import { Frame } from './frame.tsx';
import { LiveView } from './live-view.tsx';
import { AnalyzerModel } from './model.ts';
import { OpenPanel, type Recording } from './open-panel.tsx';
import { ProblemBox } from './problem.tsx';
import type { TraceInput } from './protocol.ts';
import { firstState } from './url-state.ts';
import { useDrop } from './use-drop.ts';

export interface AnalyzePageProps {
  readonly locale: Locale;
  readonly base: string;
  /** The page has a machine already, so that none needs to be offered. */
  readonly besideMachine: boolean;
  readonly recordings: readonly Recording[];
}

const id = 'analyzer';

/** The Analyze page: something to open, then the analyzer on it. */
export default function AnalyzePage({ locale, base, besideMachine, recordings }: AnalyzePageProps) {
  const t = analyzerCatalog[locale];
  const model = useMemo(() => {
    const made = new AnalyzerModel(locale, '');
    made.recordings = recordings;
    return made;
  }, [locale, recordings]);
  const inputs = useRef(0);
  const shown = useComputed(() => model.trace.value !== null);
  const retry = useSignal<(() => void) | null>(null);
  const pasted = useRef('');
  const wasPasted = useRef(false);

  const asked = useRef(false);

  // The address first: a model that is emptied under the old address would leave a step of its own in the history.
  const fresh = (fixture: string | null) => {
    setFixture(fixture);
    model.apply(firstState);
    asked.current = true;
  };
  const open = (input: TraceInput, name: string) => {
    // In the view that compares, what comes next is the other log.
    if (model.opened.value && model.shownView.value === 'compare') {
      model.compare.openInput(input, name);
      return;
    }
    // A new log begins with its own view: the filters of another log would hide it.
    fresh(null);
    wasPasted.current = input.kind === 'text';
    inputs.current++;
    retry.value = null;
    void model.open(`input:${inputs.current}`, input, name);
  };
  const openFiles = (files: readonly File[]) => {
    const [first] = files;
    if (first)
      open({ kind: 'files', files }, files.length === 1 ? first.name : `${first.name} +${files.length - 1}`);
  };
  const openRecording = (fixture: string) => {
    const begin = () =>
      void model.open(
        fixtureKey(fixture),
        fixtureInput(fixture, base),
        fixture.slice(fixture.lastIndexOf('/') + 1),
      );
    retry.value = begin;
    wasPasted.current = false;
    begin();
  };
  const openText = (text: string) => {
    pasted.current = text;
    open({ kind: 'text', name: t.pastedName, text }, t.pastedName);
  };
  const over = useDrop(openFiles, openText);

  useEffect(() => {
    traceClient().warm();
    const follow = () => {
      const fixture = new URLSearchParams(location.search).get('fixture');
      if (fixture && /^[\w./,-]+$/.test(fixture)) {
        if (model.trace.value !== fixtureKey(fixture)) openRecording(fixture);
      } else if (model.trace.value?.startsWith('fixture:')) model.leave();
    };
    const leave = new Address(model, firstState, null).follow();
    follow();
    window.addEventListener('popstate', follow);
    const take = (event: Event) => {
      event.preventDefault();
      openFiles([(event as CustomEvent<File>).detail]);
    };
    document.addEventListener(captureEvent, take);
    return () => {
      leave();
      window.removeEventListener('popstate', follow);
      document.removeEventListener(captureEvent, take);
      model.leave();
    };
  }, []);

  const openedState = model.opened.value;
  const isOpen = openedState !== null || model.other.value !== null;
  // What the reader pressed is gone with the panel or with the log; a page that was only loaded keeps its focus.
  useEffect(() => {
    if (!asked.current || document.activeElement !== document.body) return;
    const next = isOpen ? '[role="tab"][aria-selected="true"]' : '.open .primary';
    document.querySelector<HTMLElement>(`#${id} :is(${next})`)?.focus({ preventScroll: true });
  }, [isOpen]);
  const problem = model.problem.value;
  const another = (
    <button
      type="button"
      class="an-button"
      onClick={() => {
        fresh(null);
        model.leave();
      }}
    >
      {t.openAnother}
    </button>
  );
  return (
    <div id={id} class="analyzer is-page">
      {over.value && <div class="drop-over">{t.dropNow}</div>}
      {problem && !wasPasted.current && (
        <ProblemBox problem={problem} locale={locale} retry={retry.value ?? undefined} />
      )}
      {!shown.value || problem ? (
        <OpenPanel
          locale={locale}
          base={base}
          besideMachine={besideMachine}
          recordings={recordings}
          openFiles={openFiles}
          pasted={pasted.current}
          pasteProblem={wasPasted.current ? problem : null}
          openText={openText}
          openRecording={(fixture) => {
            fresh(fixture);
            openRecording(fixture);
          }}
        />
      ) : openedState ? (
        <Frame
          model={model}
          id={id}
          info={openedState.info}
          name={model.name.value}
          live
          alone
          findings={openedState.findings}
          actions={another}
        >
          <LiveView model={model} id={id} info={openedState.info} />
        </Frame>
      ) : model.other.value ? (
        <OtherInstrument model={model} id={id} alone addressKey={null} actions={another} />
      ) : (
        <Waiting model={model} locale={locale} />
      )}
    </div>
  );
}

/** Between the drop and the first lines. */
function Waiting({ model, locale }: { readonly model: AnalyzerModel; readonly locale: Locale }) {
  const t = analyzerCatalog[locale];
  return (
    <div class="frame is-waiting" role="status">
      <p>{t.reading(model.name.value)}</p>
      <button type="button" class="an-button" onClick={() => model.leave()}>
        {t.stop}
      </button>
    </div>
  );
}

/** Puts a recording into the address as a new entry, with a fresh state; or takes it out. */
function setFixture(fixture: string | null): void {
  // Whatever instrument was there: its state goes with it.
  const params = new URLSearchParams(fixture === null ? {} : { fixture });
  const query = params.toString().replaceAll('%2F', '/');
  const url = `${location.pathname}${query ? `?${query}` : ''}`;
  if (url !== location.pathname + location.search) history.pushState(null, '', url);
}

import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { formatBytes } from '../../views/format-count.ts';
import type { DockState } from './dock-state.ts';
import { failureWords, fallbackWords, loadedShare, stateWords } from './state-words.ts';
import { withCode } from './with-code.tsx';

/** What stands in the place of the terminals until they are there, and when they are gone. */
export function StartPanel({ dock }: { readonly dock: DockState }) {
  const state = dock.model.state.value;
  if (dock.showsTranscript.value || !dock.tab.value.startsWith('terminal')) return null;
  if (state === null || state.kind === 'disposed') return <BeforeStart dock={dock} />;
  if (state.kind === 'failed') return <Failed dock={dock} />;
  if (!dock.model.ready.value) return <Starting dock={dock} />;
  return null;
}

function BeforeStart({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const { scenario, scenarioDoes, locale } = model.props;
  const about = model.about.value;
  const resumable = about !== null && !model.aboutIsOld.value;
  /** Resumed here, it would give up its own exercise for that of the page. */
  const isOther = about !== null && scenario !== null && about.scenario !== scenario;
  const when = about ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }) : null;
  return (
    <div class="machine-start">
      <Obstacle dock={dock} />
      {dock.mayStart && (
        <p class="machine-choices">
          {resumable && (
            <button
              type="button"
              class={isOther ? 'button' : 'button primary'}
              onClick={() => void model.resumeSaved()}
            >
              {t.resume(when?.format(about.savedAtMs) ?? '')}
            </button>
          )}
          <button
            type="button"
            class={(resumable && !isOther) || dock.obstacle.value ? 'button' : 'button primary'}
            onClick={() => void dock.insist()}
          >
            {dock.obstacle.value
              ? t.startAnyway
              : resumable
                ? t.startFresh
                : dock.size.value
                  ? t.start(dock.size.value)
                  : t.startNoSize}
          </button>
          {about && (
            <button type="button" class="machine-tool" onClick={() => void model.forgetSaved()}>
              {t.forget} ({formatBytes(about.bytes)})
            </button>
          )}
        </p>
      )}
      {about?.scenarioTitles && resumable && (
        <p class="soft">
          {t.savedFor(about.scenarioTitles[locale])} {isOther && t.savedForOther}
        </p>
      )}
      {about && !resumable && <p class="soft">{t.savedElsewhere}</p>}
      <p>{withCode(scenarioDoes || t.about)}</p>
    </div>
  );
}

function Obstacle({ dock }: { readonly dock: DockState }) {
  const t = dock.model.words;
  const obstacle = dock.obstacle.value;
  if (obstacle === null) return null;
  const memory = (navigator as { readonly deviceMemory?: number }).deviceMemory ?? 0;
  const why = {
    'no-wasm': t.noWasm,
    'no-worker': t.noWorker,
    phone: t.phone,
    'small-memory': t.smallMemory(`${memory} GB`),
  }[obstacle];
  return (
    <>
      {!dock.mayStart && <p class="machine-cannot">{t.cannotTitle}</p>}
      <p>
        {why} {dock.model.props.transcript !== null && t.phoneRead}
      </p>
      <TranscriptButton dock={dock} primary />
    </>
  );
}

function Failed({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const state = model.state.value;
  if (state?.kind !== 'failed') return null;
  return (
    <div class="machine-start" role="alert">
      <p>{failureWords(state.reason, state.detail, model.props.locale)}</p>
      <p class="machine-choices">
        <button type="button" class="button primary" onClick={() => void dock.insist()}>
          {t.startAgain}
        </button>
      </p>
      <TranscriptButton dock={dock} />
    </div>
  );
}

function TranscriptButton({
  dock,
  primary = false,
}: {
  readonly dock: DockState;
  readonly primary?: boolean;
}) {
  if (dock.model.props.transcript === null) return null;
  return (
    <p class="machine-choices">
      <button
        type="button"
        class={primary ? 'button primary' : 'button'}
        onClick={() => {
          dock.showsTranscript.value = true;
        }}
      >
        {dock.model.words.readTranscript}
      </button>
    </p>
  );
}

function Starting({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const { locale } = model.props;
  const t = machineCatalog[locale];
  const state = model.state.value;
  const share = loadedShare(state);
  const fallback = fallbackWords(state, locale);
  const { scenarioDoes } = model.props;
  const there = model.machine.value !== null;
  const words = there ? t.preparing : stateWords(state, locale);
  return (
    <div class="machine-start">
      <p class="machine-progress-words">{words}</p>
      <progress aria-label={words} {...(share === null ? {} : { value: share })} />
      {fallback && <p class="soft">{fallback}</p>}
      {scenarioDoes && <p>{withCode(scenarioDoes)}</p>}
      {!there && (
        <p class="machine-choices">
          <button type="button" class="button" onClick={() => model.cancel()}>
            {t.stopIt}
          </button>
        </p>
      )}
    </div>
  );
}

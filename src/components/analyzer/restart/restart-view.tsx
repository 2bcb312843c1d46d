import { lackTexts, restartCatalog } from '../../../i18n/catalogs/restart.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { RestartPicture } from '../../../views/restart/picture.ts';
import { whoText } from '../../../views/restart/words.ts';
import { momentLabel } from '../../../views/timeline/time-axis.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { timeStyle } from '../timeline/moments.ts';
import { useQueried } from '../use-queried.ts';
import { ClassTable } from './class-table.tsx';
import { EndTable } from './end-table.tsx';
import { Happened } from './happened.tsx';
import { Lanes } from './lanes.tsx';
import { PathTable } from './path-table.tsx';
import type { RestartShown } from './protocol.ts';
import { restartKey } from './state.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}

/** A stop of a service from the signal to its exit: where its time went, by process and class. */
export function RestartView({ model, id, info }: Props) {
  const t = restartCatalog[model.locale];
  const state = model.restart;
  useQueried(model, async (trace, query, signal) => {
    const choice = state.chosen.value;
    const key = restartKey(query, choice);
    if (state.shown.peek()?.key === key) return;
    const { stop, whole } = choice;
    const shown = await traceClient().request('restart', { trace, query, stop, whole }, signal);
    state.shown.value = { key, shown };
  });
  const shown = state.shown.value?.shown;
  return (
    <div class="restart">
      {shown && <Chooser model={model} info={info} shown={shown} />}
      {shown?.picture && <Stop model={model} id={id} picture={shown.picture} />}
      {shown && !shown.picture && <p>{t.none}</p>}
    </div>
  );
}

/** Which stop, where the log has several. */
function Chooser({ model, info, shown }: Omit<Props, 'id'> & { readonly shown: RestartShown }) {
  const { locale } = model;
  const t = restartCatalog[locale];
  if (shown.choices.length < 2) return null;
  const style = timeStyle(info, model.clock.value);
  const choose = (stop: number) => {
    model.restart.chosen.value = { ...model.restart.chosen.value, stop };
  };
  return (
    <p class="rs-choose">
      <label>
        {t.choose}{' '}
        <select
          value={String(shown.chosen)}
          onChange={(event) => choose(Number(event.currentTarget.value))}
          disabled={model.trace.value === null}
        >
          {shown.choices.map(({ pid, program, signal, fromNs, toNs }, at) => (
            <option key={at} value={String(at)} selected={at === shown.chosen}>
              {t.choice(
                String(at + 1),
                whoText(program, pid, locale),
                signal,
                momentLabel(fromNs, 1e6, style),
                formatDuration(toNs - fromNs, locale),
              )}
            </option>
          ))}
        </select>
      </label>
      {shown.left > 0 && <span class="soft"> {t.choicesLeft(formatCount(shown.left))}</span>}
    </p>
  );
}

function Stop({ model, id, picture }: Omit<Props, 'info'> & { readonly picture: RestartPicture }) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const lengthNs = picture.exitNs - picture.fromNs;
  const who = whoText(picture.program, picture.pid, locale);
  const say = picture.end ? t.summary : t.summaryOpen;
  return (
    <>
      <div class="rs-head">
        <p class="rs-summary" title={exactDuration(lengthNs)}>
          {say(who, picture.signal, formatDuration(lengthNs, locale))}
        </p>
        <Tools model={model} picture={picture} />
      </div>
      {picture.toNs > picture.fromNs && <Lanes model={model} id={id} picture={picture} />}
      <Lacks model={model} picture={picture} />
      {lengthNs > 0 && <PathTable model={model} picture={picture} />}
      <Happened model={model} picture={picture} />
      <ClassTable model={model} picture={picture} />
      <EndTable model={model} picture={picture} />
      <details class="waiting-notes">
        <summary>{t.notes}</summary>
        <ul>
          {[t.noteIdle, t.noteHandler, t.noteShort, t.noteLeft].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Tools({ model, picture }: { readonly model: AnalyzerModel; readonly picture: RestartPicture }) {
  const t = restartCatalog[model.locale];
  const { fromNs, toNs } = picture;
  const isLive = model.trace.value !== null;
  const whole = model.restart.chosen.value;
  return (
    <div class="rs-tools">
      {picture.lastNs > picture.exitNs && (
        <button
          type="button"
          class="an-button"
          aria-pressed={whole.whole}
          title={t.wholeTitle}
          disabled={!isLive}
          onClick={() => {
            model.restart.chosen.value = { ...whole, whole: !whole.whole };
          }}
        >
          {t.whole}
        </button>
      )}
      <button
        type="button"
        class="an-button"
        title={t.onlyTimeTitle}
        disabled={!isLive}
        onClick={() => model.setRange({ fromNs, toNs })}
      >
        {t.onlyTime}
      </button>
      <button
        type="button"
        class="an-link"
        disabled={!isLive}
        onClick={() => {
          model.view.value = 'calls';
        }}
      >
        {t.showCalls}
      </button>
    </div>
  );
}

/** What the log does not say about this stop. */
function Lacks({ model, picture }: { readonly model: AnalyzerModel; readonly picture: RestartPicture }) {
  const t = restartCatalog[model.locale];
  if (picture.lacks.length === 0) return null;
  return (
    <div class="rs-lacks">
      <p class="an-h">{t.lacks}</p>
      <ul>
        {picture.lacks.map((lack) => (
          <li key={lack}>{lackTexts[lack][model.locale]}</li>
        ))}
      </ul>
    </div>
  );
}

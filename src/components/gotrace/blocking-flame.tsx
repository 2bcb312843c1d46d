import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { gotraceFlameCatalog } from '../../i18n/catalogs/gotrace-flame.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { flameAsked } from '../pprof/flame/flame-params.ts';
import { StackFlame } from '../pprof/flame/stack-flame.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly id: string;
  /** Which waits: kind, count, table or picture. */
  readonly tools: ComponentChildren;
  readonly notes: readonly string[];
}

const chosen = (text: string): 'time' | 'times' => (text === 'times' ? 'times' : 'time');

/** What held goroutines up as a flame graph of where it did. */
export function BlockingFlame({ model, id, tools, notes }: Props) {
  const { locale, params } = model;
  const t = gotraceFlameCatalog[locale];
  const isCut = useSignal(false);
  const measure = chosen(params.get('measure'));
  const answer = useAnswer(model, 'goFlame', () => ({
    holdUp: model.kind(),
    complete: model.isComplete(),
    group: params.get('group'),
    range: model.range.value,
    measure: chosen(params.get('measure')),
    ...flameAsked(params, isCut.value),
  }));
  if (answer.value && answer.value.tree.smallest > 0) isCut.value = true;
  return (
    <StackFlame
      id={id}
      answer={answer.value}
      params={params}
      measure={{ locale, unit: measure === 'time' ? 'nanoseconds' : 'count', isDifference: false }}
      tools={
        <>
          {tools}
          <fieldset class="segments">
            <legend class="visually-hidden">{t.measure}</legend>
            {(['time', 'times'] as const).map((one) => (
              <button
                type="button"
                key={one}
                class="an-button"
                aria-pressed={one === measure}
                onClick={() => params.set({ measure: one === 'time' ? '' : one, frame: '' })}
              >
                {t[one]}
              </button>
            ))}
          </fieldset>
        </>
      }
      notes={[...notes, t.flatNote]}
      isStatic={model.given !== null}
    />
  );
}

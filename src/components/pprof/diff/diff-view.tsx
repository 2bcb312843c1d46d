import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import { isIncomparable } from '../../../views/pprof/profile-diff.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { fixtureKey } from '../../analyzer/client.ts';
import { ProblemBox } from '../../analyzer/problem.tsx';
import { useAnswer } from '../../instrument/use-answer.ts';
import { flameAsked } from '../flame/flame-params.ts';
import { StackFlame } from '../flame/stack-flame.tsx';
import { useFlameStyles } from '../flame/use-flame-styles.ts';
import type { ProfileModel } from '../profile-model.ts';
import { SampleTypes } from '../sample-types.tsx';
import { ChooseOther } from './choose-other.tsx';
import { DiffTable } from './diff-table.tsx';
import { differenceWords } from './difference-words.ts';

interface Props {
  readonly model: ProfileModel;
  readonly id: string;
  readonly info: ProfileInfo;
}

/** Two profiles, one less the other: functions and stacks with what they have more and less. */
export function DiffView({ model, id, info }: Props) {
  const { diff, params, locale } = model;
  const t = diffCatalog[locale];
  const fixture = params.get('with');
  const isStyled = useFlameStyles(model.given !== null);
  useEffect(() => {
    if (fixture !== '' && diff.key.peek() !== fixtureKey(fixture)) diff.openRecording(fixture);
    if (fixture === '' && diff.key.peek()?.startsWith('fixture:')) diff.close();
  }, [fixture]);
  const problem = diff.problem.value;
  if (diff.key.value === null)
    return (
      <div class="totals">
        {problem && <ProblemBox problem={problem} locale={locale} />}
        <ChooseOther model={model} info={info} />
      </div>
    );
  if (!diff.isOpen.value || !isStyled)
    return (
      <p class="totals" role="status">
        {t.opening(visibleText(diff.name.value))}
      </p>
    );
  const isFlame = params.get('show') === 'flame';
  const sides = <Sides model={model} />;
  const tools = <DiffTools model={model} info={info} />;
  return isFlame ? (
    <DiffFlame {...{ model, id, info, sides, tools }} />
  ) : (
    <DiffTable {...{ model, info, sides, tools }} />
  );
}

/** Which of the two is before. */
function Sides({ model }: Pick<Props, 'model'>) {
  const { diff, params, locale } = model;
  const t = diffCatalog[locale];
  const names = [model.name, diff.name.value].map(visibleText);
  const [before, after] = params.get('swap') === '1' ? names.toReversed() : names;
  return (
    <span class="diff-sides">
      {t.before} <b dir="ltr">{before}</b> · {t.after} <b dir="ltr">{after}</b>
    </span>
  );
}

/** What is compared, and how. */
function DiffTools({ model, info }: Omit<Props, 'id'>) {
  const { diff, params, locale } = model;
  const t = diffCatalog[locale];
  const toggle = (name: 'swap' | 'norm', label: string) => (
    <button
      type="button"
      class="an-button"
      aria-pressed={params.get(name) === '1'}
      onClick={() => params.set({ [name]: params.get(name) === '1' ? '' : '1' })}
    >
      {label}
    </button>
  );
  return (
    <>
      <SampleTypes model={model} info={info} />
      <fieldset class="segments">
        <legend class="visually-hidden">{t.show}</legend>
        {(['', 'flame'] as const).map((value) => (
          <button
            type="button"
            key={value}
            class="an-button"
            aria-pressed={params.get('show') === value}
            onClick={() => params.set({ show: value })}
          >
            {value === '' ? t.showTable : t.showFlame}
          </button>
        ))}
      </fieldset>
      {toggle('swap', t.swap)}
      {toggle('norm', t.normalise)}
      <button
        type="button"
        class="an-button"
        onClick={() => {
          diff.close();
          params.set({ with: '' });
        }}
      >
        {t.another}
      </button>
    </>
  );
}

interface FlameProps extends Props {
  readonly sides: ComponentChildren;
  readonly tools: ComponentChildren;
}

function DiffFlame({ model, id, info, sides, tools }: FlameProps) {
  const { locale, params } = model;
  const t = diffCatalog[locale];
  const isCut = useSignal(false);
  const answer = useAnswer(model, 'profileDiffFlame', () => {
    const asked = model.diffAsked(info);
    return asked && { ...asked, ...flameAsked(params, isCut.value) };
  }).value;
  if (answer && isIncomparable(answer))
    return (
      <div class="totals">
        <p>{sides}</p>
        {tools}
        <p>{differenceWords(answer, locale)}</p>
      </div>
    );
  if (answer && answer.tree.smallest > 0) isCut.value = true;
  return (
    <StackFlame
      id={id}
      answer={answer}
      params={params}
      measure={{ locale, unit: answer?.unit ?? '', isDifference: true }}
      lead={sides}
      tools={tools}
      notes={[t.flameNote, ...(params.get('norm') === '1' ? [t.normaliseNote] : [])]}
      isStatic={model.given !== null}
    />
  );
}

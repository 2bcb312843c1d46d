import { useSignal } from '@preact/signals';
import { flameCatalog } from '../../i18n/catalogs/flame.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { flameAsked } from './flame/flame-params.ts';
import { StackFlame } from './flame/stack-flame.tsx';
import type { ProfileModel } from './profile-model.ts';
import { SampleTypes } from './sample-types.tsx';

interface Props {
  readonly model: ProfileModel;
  readonly id: string;
  readonly info: ProfileInfo;
}

/** All stacks of a profile as a flame graph. */
export function FlameView({ model, id, info }: Props) {
  const { locale, params } = model;
  const t = flameCatalog[locale];
  const isCut = useSignal(false);
  const answer = useAnswer(model, 'profileFlame', () => ({
    ...model.asked(info),
    ...flameAsked(params, isCut.value),
  }));
  if (answer.value && answer.value.tree.smallest > 0) isCut.value = true;
  const { unit } = info.sampleTypes[model.typeIndex(info)] ?? { unit: '' };
  const notes = [...(info.dropFrames === '' ? [] : [t.dropped(visibleText(info.dropFrames))]), t.noLimit];
  return (
    <StackFlame
      id={id}
      answer={answer.value}
      params={params}
      measure={{ locale, unit, isDifference: false }}
      tools={<SampleTypes model={model} info={info} />}
      notes={notes}
      isStatic={model.given !== null}
    />
  );
}

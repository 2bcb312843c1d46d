import { isRegexp, type Narrowing } from '../../analysis/pprof/narrow.ts';
import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { ComparedInput } from '../instrument/compared-input.ts';
import { InstrumentModel, type OpenedOther } from '../instrument/instrument-model.ts';
import { ViewParams } from '../instrument/view-params.ts';
import { flameParams } from './flame/flame-params.ts';
import type { ProfileOpenState } from './protocol.ts';

export const profileViews = ['top', 'flame', 'graph', 'callers', 'lines', 'tags', 'diff', 'about'] as const;
export type ProfileViewName = (typeof profileViews)[number];

/**
 * `type`: name or index of the sample type; `focus`: the function that is looked at. Of a comparison: `with`: the
 * recording to compare with; `show`: `flame`; `swap`: 1 where the open profile is after; `norm`: 1 for the same total.
 * `only`, `ignore`, `hide`: expressions that choose stacks and frames, as `-focus`, `-ignore` and `-hide`.
 */
const usual = {
  view: 'top',
  q: '',
  sort: '',
  type: '',
  ...flameParams,
  show: '',
  with: '',
  swap: '',
  norm: '',
  only: '',
  ignore: '',
  hide: '',
};
export type ProfileParam = keyof typeof usual;

/** An open profile on the page. */
export class ProfileModel extends InstrumentModel<ProfileOpenState, ProfileParam> {
  /** The other profile of a comparison. */
  readonly diff = new ComparedInput('pprof');

  constructor(opened: OpenedOther<ProfileOpenState>) {
    super(
      opened,
      new ViewParams<ProfileParam>(
        usual,
        ['view', 'type', 'focus', 'frame', 'from', 'with', 'show', 'only', 'ignore', 'hide'],
        opened.first,
      ),
    );
  }

  override leave(): void {
    this.diff.close();
    super.leave();
  }

  /** What is asked of a comparison; null while there is none. */
  diffAsked(info: ProfileInfo) {
    const other = this.diff.key.value;
    if (other === null || !this.diff.isOpen.value) return null;
    return {
      other,
      narrow: this.narrow(),
      typeName: info.sampleTypes[this.typeIndex(info)]?.type ?? '',
      swapped: this.params.get('swap') === '1',
      normalise: this.params.get('norm') === '1',
    };
  }

  /** The sample type that is shown; where the address names none of this profile, the first. */
  typeIndex(info: ProfileInfo): number {
    const wanted = this.params.get('type');
    const found = info.sampleTypes.findIndex(({ type }) => type === wanted);
    if (found >= 0) return found;
    return /^\d$/.test(wanted) && info.sampleTypes[Number(wanted)] ? Number(wanted) : info.first;
  }

  /** What every view asks: of which value, and of which stacks. */
  asked(info: ProfileInfo) {
    return { type: this.typeIndex(info), narrow: this.narrow() };
  }

  /** Which stacks count. An expression that can not be read is none; the bar over the view says so. */
  narrow(): Narrowing {
    const read = (name: 'only' | 'ignore' | 'hide') => {
      const text = this.params.get(name);
      return isRegexp(text) ? text : '';
    };
    return { focus: read('only'), ignore: read('ignore'), hide: read('hide') };
  }

  showFunction(name: string): void {
    this.params.set({ view: 'callers', focus: name, sort: '' });
  }
}

import type { ProfileInfo } from '../../views/pprof/profile-info.ts';
import { InstrumentModel, type OpenedOther } from '../instrument/instrument-model.ts';
import { ViewParams } from '../instrument/view-params.ts';
import { flameParams } from './flame/flame-params.ts';
import type { ProfileOpenState } from './protocol.ts';

export const profileViews = ['top', 'flame', 'callers', 'lines', 'tags', 'about'] as const;
export type ProfileViewName = (typeof profileViews)[number];

/** `type`: name or index of the sample type; `focus`: the function that is looked at. */
const usual = { view: 'top', q: '', sort: '', type: '', ...flameParams };
export type ProfileParam = keyof typeof usual;

/** An open profile on the page. */
export class ProfileModel extends InstrumentModel<ProfileOpenState, ProfileParam> {
  constructor(opened: OpenedOther<ProfileOpenState>) {
    super(
      opened,
      new ViewParams<ProfileParam>(usual, ['view', 'type', 'focus', 'zoom', 'from'], opened.first),
    );
  }

  /** The sample type that is shown; where the address names none of this profile, the first. */
  typeIndex(info: ProfileInfo): number {
    const wanted = this.params.get('type');
    const found = info.sampleTypes.findIndex(({ type }) => type === wanted);
    if (found >= 0) return found;
    return /^\d$/.test(wanted) && info.sampleTypes[Number(wanted)] ? Number(wanted) : info.first;
  }

  showFunction(name: string): void {
    this.params.set({ view: 'callers', focus: name, sort: '' });
  }
}

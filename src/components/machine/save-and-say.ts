import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { formatBytes } from '../../views/format-count.ts';
import { type MachineModel, messageOf } from './machine-model.ts';
import { SaveError } from './saved-states.ts';

/** Saves the machine and says what came of it, with the sizes. */
export async function saveAndSay(model: MachineModel): Promise<void> {
  const t = machineCatalog[model.props.locale];
  const error = await model.save();
  if (error === null) {
    const bytes = model.about.peek()?.bytes ?? 0;
    model.say(t.saved(formatBytes(bytes)));
    return;
  }
  const problem = error instanceof SaveError ? error.problem : null;
  if (problem?.kind === 'no-store') model.say(t.saveNoStore, 'problem');
  else if (problem?.kind === 'no-room') {
    const needs = formatBytes(problem.needsBytes);
    const free = problem.freeBytes;
    model.say(free === null ? t.saveNoRoomUnknown(needs) : t.saveNoRoom(needs, formatBytes(free)), 'problem');
  } else model.say(t.saveFailed(problem?.kind === 'other' ? problem.detail : messageOf(error)), 'problem');
}

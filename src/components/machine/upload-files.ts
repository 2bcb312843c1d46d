import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { formatBytes } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import { type MachineModel, messageOf } from './machine-model.ts';

/** The folder for what comes into the machine. */
export const inFolder = '/mnt/in';
/** Files lie in the guest's 128 MB of memory, beside all that runs there. */
const limitBytes = 32_000_000;
/** Linux allows 255 bytes; a name this long is shown whole nowhere. */
const nameLength = 80;

/** A file's name as it can stand in a folder and on a command line: no slash, no control characters, no dot in front. */
export function guestName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, '_')
    .replace(/^[.-]+/, '')
    .slice(0, nameLength);
  return safe.trim() || 'file';
}

/** Copies files of the reader's into the machine and says where they are. */
export async function uploadFiles(model: MachineModel, files: readonly File[]): Promise<void> {
  const t = machineCatalog[model.props.locale];
  const machine = model.machine.peek();
  const paths: string[] = [];
  for (const file of files) {
    const shown = cutText(visibleText(file.name), nameLength);
    if (file.size > limitBytes) {
      model.say(t.uploadTooLarge(shown, formatBytes(file.size), formatBytes(limitBytes)), 'problem');
      return;
    }
    try {
      const path = `${inFolder}/${guestName(file.name)}`;
      await machine?.files.write(path, new Uint8Array(await file.arrayBuffer()));
      paths.push(path);
    } catch (error) {
      model.say(t.uploadFailed(shown, messageOf(error)), 'problem');
      return;
    }
  }
  if (paths.length > 0) model.say(t.uploaded(paths.join(', ')));
}

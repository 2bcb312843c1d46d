import {
  countAnswers,
  type Exported,
  type ImportProblem,
  mergeProgress,
  type Progress,
  readExport,
  writeExport,
} from '../../grading/progress.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { progressCatalog } from '../../i18n/catalogs/progress.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import { button } from '../exercise/elements.ts';
import type { ProgressStore } from '../exercise/progress.ts';
import type { Say } from './progress-page.ts';

/** More bytes than this are not read at all. */
const mostBytes = 8_000_000;

/** Gives the reader a file with everything that is saved. @returns its name */
export function saveAsFile(progress: Progress): string {
  const day = new Date().toISOString().slice(0, 10);
  const name = `trace-dojo-progress-${day}.json`;
  const address = URL.createObjectURL(new Blob([writeExport(progress, day)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

/** Reads a file that the reader chooses: together with what is here, or, on request, in its place. */
export function startImport(
  input: HTMLInputElement,
  store: ProgressStore,
  locale: Locale,
  say: Say,
  undoTo: (before: Progress) => HTMLButtonElement,
): void {
  const t = progressCatalog[locale];
  const problems: Record<ImportProblem, (name: string) => string> = {
    'too-large': t.tooLarge,
    'not-json': t.notJson,
    'not-progress': t.notProgress,
    newer: t.newer,
  };

  const take = (name: string, { progress, exported, dropped }: Exported) => {
    const before = store.read();
    const answers = countAnswers(progress);
    const about = [
      ...(exported === '' ? [] : [t.from(exported)]),
      ...(dropped === 0 ? [] : [t.dropped(dropped)]),
    ];
    const replace = button(t.replace, () => {
      store.replace(progress);
      say([t.replaced(name, answers), ...about], [undoTo(before)], true);
    });
    store.replace(mergeProgress(before, progress));
    say([t.merged(name, answers), ...about], [undoTo(before), replace]);
  };

  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    // The same file may be chosen again after it was saved anew.
    const bytes = file && file.size <= mostBytes ? file.text() : Promise.resolve(null);
    input.value = '';
    if (!file) return;
    const name = cutText(visibleText(file.name), 80);
    try {
      const text = await bytes;
      const read = text === null ? { problem: 'too-large' as const } : readExport(text);
      if ('problem' in read) say([problems[read.problem](name)]);
      else take(name, read);
    } catch (error) {
      say([t.unreadable(name, error instanceof Error ? error.message : String(error))]);
    }
  });
}

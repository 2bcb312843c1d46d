import {
  type FileSort,
  type FilesGrouping,
  fileSortKeys,
  filesGroupings,
} from '../../../views/files/file-row.ts';

/** What a copied address brings back of the view of files. */
export interface FilesViewState {
  readonly by: FilesGrouping;
  readonly sort: FileSort;
  /** The descriptor whose panel is open; -1 for none. */
  readonly life: number;
}

export const firstFilesState: FilesViewState = {
  by: 'target',
  sort: { key: 'time', descending: true },
  life: -1,
};

/** The state as search parameters. */
export function filesParams({
  by,
  sort,
  life,
}: FilesViewState): Readonly<Record<'fby' | 'fsort' | 'life', string>> {
  return { fby: by, fsort: `${sort.descending ? '-' : ''}${sort.key}`, life: String(life) };
}

/** Reads a state; what is missing or makes no sense is as in `usual`. */
export function readFiles(params: URLSearchParams, usual: FilesViewState): FilesViewState {
  const sort = params.get('fsort') ?? '';
  const key = fileSortKeys.find((known) => known === sort.replace(/^-/, ''));
  const life = params.get('life') ?? '';
  return {
    by: filesGroupings.find((known) => known === params.get('fby')) ?? usual.by,
    sort: key ? { key, descending: sort.startsWith('-') } : usual.sort,
    life: /^(-1|\d{1,9})$/.test(life) ? Number(life) : usual.life,
  };
}

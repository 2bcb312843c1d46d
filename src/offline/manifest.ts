/*
 * What of the built site a browser keeps: nearly everything at the first visit, the rest when it is first used. The
 * build writes the list into the service worker and into `offline.json`, which the page reads.
 */

/** A file of the built site. */
export interface BuiltFile {
  /** Below the site's root, with `/` between folders: `en/analyze/index.html`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the content in base64. */
  readonly sha256: string;
}

/** Files that belong together and are kept when they are first used, or when a reader asks for it. */
export const onDemandGroups = ['recordings', 'machine'] as const;
export type OnDemandGroup = (typeof onDemandGroups)[number];

export interface OfflineManifest {
  /** Kept at the first visit. */
  readonly kept: readonly BuiltFile[];
  readonly onDemand: Readonly<Record<OnDemandGroup, readonly BuiltFile[]>>;
}

/** A recording of at least this many bytes waits for its first use; smaller ones are part of their lessons. */
export const largeRecordingBytes = 1_000_000;
/** A log that is packed is so many times smaller, more or less. */
const packing = 40;

/** Where the page finds the manifest, below the site's root. */
export const manifestPath = 'offline.json';
/** The service worker, below the site's root, so that its scope is the whole site and nothing else of the host. */
export const workerPath = 'sw.js';

/**
 * Never asked for by a page: what only crawlers read, the interfaces that the search index brings and the site does not
 * use, and the two files that describe all others.
 */
const neverKept =
  /^(sitemap\.xml|robots\.txt|sw\.js|offline\.json|pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\..*)$|\.map$/;

/** Sorts the files of a build into what is kept at once and what when first used; each list is in order of the paths. */
export function planFiles(files: readonly BuiltFile[], largeBytes = largeRecordingBytes): OfflineManifest {
  const kept: BuiltFile[] = [];
  const onDemand: Record<OnDemandGroup, BuiltFile[]> = { recordings: [], machine: [] };
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sorted.filter(({ path }) => !neverKept.test(path))) {
    const group = groupOf(file, largeBytes);
    (group ? onDemand[group] : kept).push(file);
  }
  return { kept, onDemand };
}

/** What describes the machine is small and tells its size before anything of it is loaded, so it is kept at once. */
function groupOf({ path, bytes }: BuiltFile, largeBytes: number): OnDemandGroup | undefined {
  if (path.startsWith('machine/') && !path.endsWith('.json')) return 'machine';
  // A log is packed on its way to a browser; what is packed already weighs all that it says.
  const large = path.endsWith('.gz') ? largeBytes / packing : largeBytes;
  return path.startsWith('fixtures/') && bytes >= large ? 'recordings' : undefined;
}

export function totalBytes(files: readonly BuiltFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

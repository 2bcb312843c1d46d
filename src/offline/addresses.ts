import type { BuiltFile } from './manifest.ts';

/** What is kept of an address: a file, or the address with a slash at its end where that one names a folder's page. */
export type Found =
  | { readonly kind: 'file'; readonly file: BuiltFile }
  | { readonly kind: 'redirect'; readonly to: string };

/** These names hold a hash of the content, so that one address never changes what it holds. */
const hashedName =
  /^(_astro\/|machine\/[\w.-]+\.[0-9a-f]{10}\.\w+$|pagefind\/(index|fragment)\/|pagefind\/pagefind\.[a-z]+_[0-9a-f]+\.pf_meta$)/;

/** The content's short name, or null where the address says it already. */
export function revisionOf({ path, sha256 }: BuiltFile): string | null {
  return hashedName.test(path) ? null : sha256.slice(0, 16);
}

/** The one address of a file, whole; a folder's page has that of the folder. `scope` is the site's root. */
export function addressOf({ path }: BuiltFile, scope: string): string {
  const folder = path.replace(/(^|\/)index\.html$/, '$1');
  return new URL(folder.split('/').map(encodeURIComponent).join('/'), scope).href;
}

/** Under which address a file used on demand lies in its cache: another content is another one. */
export function cacheKeyOf(file: BuiltFile, scope: string): string {
  const address = addressOf(file, scope);
  const revision = revisionOf(file);
  return revision === null ? address : `${address}?revision=${encodeURIComponent(revision)}`;
}

/** Finds the file that answers an address. */
export class Addresses {
  private readonly files: ReadonlyMap<string, BuiltFile>;
  private readonly root: URL;

  /** @param scope the site's root: a whole address that ends with a slash */
  constructor(files: readonly BuiltFile[], scope: string) {
    this.files = new Map(files.map((file) => [file.path, file]));
    this.root = new URL(scope);
  }

  /**
   * What answers `address`, as a static host would say it; undefined for what lies outside the site or is no part of
   * it. What stands behind `?` is the page's own state, or keeps a host from answering out of its cache.
   */
  find(address: string): Found | undefined {
    const { origin, pathname, search } = new URL(address);
    if (origin !== this.root.origin || !pathname.startsWith(this.root.pathname)) return undefined;
    const path = decoded(pathname.slice(this.root.pathname.length));
    if (path === undefined) return undefined;
    const file = this.files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    if (file) return { kind: 'file', file };
    if (!this.files.has(`${path}/index.html`)) return undefined;
    return { kind: 'redirect', to: `${origin}${pathname}/${search}` };
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

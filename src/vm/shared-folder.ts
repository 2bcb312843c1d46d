import type { FolderNode, GuestFileSystem } from './emulator.ts';
import { MachineError, type MachineFile, type MachineFiles } from './types.ts';

const fileKind = 0o170000;
const folderKind = 0o040000;
const regularKind = 0o100000;

/**
 * /mnt from the page's side: v86's 9p file system, in memory. The guest mounts it without a cache, so each side sees at
 * once what the other did.
 */
export class SharedFolder implements MachineFiles {
  readonly #files: () => GuestFileSystem;

  /** @param files asked each time: a restore puts another one in place. */
  constructor(files: () => GuestFileSystem) {
    this.#files = files;
  }

  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const { id, node } = this.#find(partsOf(path));
    if (!node || kindOf(node) !== regularKind) throw new MachineError('no-such-file', path);
    // v86 answers null for an empty file, and a view into its own memory for others.
    return (await this.#files().Read(id, 0, node.size))?.slice() ?? new Uint8Array(0);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const parts = partsOf(path);
    const name = parts.at(-1);
    if (name === undefined) throw new MachineError('no-such-file', path);
    const files = this.#files();
    const parent = this.#makeFolder(parts.slice(0, -1), path);
    const { id, node } = this.#find(parts);
    if (node && kindOf(node) !== regularKind) throw new MachineError('no-such-file', path);
    if (node) {
      await files.set_data(id, bytes.slice());
      node.size = bytes.length;
    } else {
      const made = await files.CreateBinaryFile(name, parent, bytes);
      const inode = files.inodes[made];
      // Scripts of scenarios are run from here.
      if (inode) inode.mode = regularKind | 0o755;
    }
  }

  async list(path: string): Promise<readonly MachineFile[]> {
    const { node } = this.#find(partsOf(path));
    if (!node || kindOf(node) !== folderKind) return [];
    return this.#entries(node)
      .filter(({ node: { mode } }) => [folderKind, regularKind].includes(mode & fileKind))
      .map(({ name, node: entry }) => ({
        name,
        folder: kindOf(entry) === folderKind,
        sizeBytes: kindOf(entry) === folderKind ? 0 : entry.size,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Makes a folder, with those that it lies in. */
  makeFolder(path: string): void {
    this.#makeFolder(partsOf(path), path);
  }

  async remove(path: string): Promise<void> {
    const parts = partsOf(path);
    const name = parts.at(-1);
    const { id, node } = this.#find(parts);
    if (!node || name === undefined) return;
    await this.#removeNode(this.#find(parts.slice(0, -1)).id, name, id, node);
  }

  /** Size of a regular file, or -1; without reading it. */
  size(path: string): number {
    const { node } = this.#find(partsOf(path));
    return node && kindOf(node) === regularKind ? node.size : -1;
  }

  /** Names in a folder, in no order; cheap enough to be asked after every write of the guest. */
  names(path: string): string[] {
    const { node } = this.#find(partsOf(path));
    return node && kindOf(node) === folderKind ? this.#entries(node).map(({ name }) => name) : [];
  }

  async #removeNode(parent: number, name: string, id: number, node: FolderNode): Promise<void> {
    const files = this.#files();
    if (kindOf(node) === folderKind) {
      for (const entry of this.#entries(node)) await this.#removeNode(id, entry.name, entry.id, entry.node);
    }
    if (files.Unlink(parent, name) === 0 && node.nlinks === 0) await files.DeleteData(id);
  }

  #entries(folder: FolderNode): { name: string; id: number; node: FolderNode }[] {
    const files = this.#files();
    const all = [...folder.direntries].filter(([name]) => name !== '.' && name !== '..');
    return all.map(([name, id]) => ({ name, id, node: files.inodes[id] as FolderNode }));
  }

  #find(parts: readonly string[]): { id: number; node: FolderNode | undefined } {
    const files = this.#files();
    let id = 0;
    for (const part of parts) {
      const folder = files.inodes[id];
      if (!folder || kindOf(folder) !== folderKind) return { id: -1, node: undefined };
      id = files.Search(id, part);
      if (id === -1) return { id, node: undefined };
    }
    return { id, node: files.inodes[id] };
  }

  #makeFolder(parts: readonly string[], path: string): number {
    const files = this.#files();
    let id = 0;
    for (const part of parts) {
      const next = files.Search(id, part);
      const node = files.inodes[next];
      if (next !== -1 && (!node || kindOf(node) !== folderKind)) throw new MachineError('no-such-file', path);
      id = next === -1 ? files.CreateDirectory(part, id) : next;
    }
    return id;
  }
}

const kindOf = ({ mode }: FolderNode) => mode & fileKind;

/** @throws MachineError `no-such-file` for a path that is not below /mnt. */
function partsOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts[0] !== 'mnt' || parts.some((part) => part === '..' || part === '.')) {
    throw new MachineError('no-such-file', path);
  }
  return parts.slice(1);
}

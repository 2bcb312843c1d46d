import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/processes.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** A build of its own that a test may change, as a new version of the site would. */
export class Build {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** A copy of `dist/`. `largeBytes`: from which size on recordings are kept only when they are used. */
  static async copy(largeBytes?: number): Promise<Build> {
    const build = new Build(await mkdtemp(join(tmpdir(), 'dojo-build-')));
    await cp(join(project, 'dist'), build.folder, { recursive: true });
    if (largeBytes !== undefined) await build.release(largeBytes);
    return build;
  }

  /** Replaces text in a page. @throws Error where the page does not hold it */
  async edit(page: string, from: string, to: string): Promise<void> {
    const file = join(this.folder, page);
    const text = await readFile(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${page} has no "${from}"`);
    await writeFile(file, text.replaceAll(from, to));
  }

  /**
   * Changes the one file whose path below the build fits, or takes it away.
   *
   * @param to the new content, or null for no file
   * @returns puts the file back as it was
   */
  async change(path: RegExp, to: (content: Buffer) => Buffer | null): Promise<() => Promise<void>> {
    const files = (await readdir(this.folder, { recursive: true })).filter((name) => path.test(name));
    const [name] = files;
    if (name === undefined || files.length > 1) throw new Error(`${files.length} files fit ${path}`);
    const file = join(this.folder, name);
    const before = await readFile(file);
    const content = to(Buffer.from(before));
    if (content) await writeFile(file, content);
    else await rm(file);
    return () => writeFile(file, before);
  }

  /** Makes the service worker anew, as the build does at its end. */
  async release(largeBytes?: number): Promise<void> {
    const large = largeBytes === undefined ? [] : ['--large', String(largeBytes)];
    const code = await run(process.execPath, ['scripts/service-worker.mjs', this.folder, ...large]);
    if (code !== 0) throw new Error('there is no service worker');
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** A host in a process of its own: what kills it is what a broken network is to a browser. */
export class Host {
  url = '';
  private process: ChildProcess | undefined;
  private readonly kind: 'dojo' | 'plain';
  private readonly folders: Readonly<Record<string, string>>;

  /** @param folders builds by the path they lie at */
  constructor(kind: 'dojo' | 'plain', folders: Readonly<Record<string, string>>) {
    this.kind = kind;
    this.folders = folders;
  }

  /** Listens, the second time on the same port as before. */
  async start(): Promise<void> {
    const builds = Object.entries(this.folders).map(([base, folder]) => `${base}=${folder}`);
    const port = this.url ? new URL(this.url).port : '0';
    const child = spawn(process.execPath, ['tests/e2e/serve-builds.ts', this.kind, port, ...builds], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process = child;
    for await (const line of createInterface({ input: child.stdout })) {
      this.url = line;
      return;
    }
    throw new Error('the host did not start');
  }

  async kill(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}

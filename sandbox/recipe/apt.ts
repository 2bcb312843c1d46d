import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Package, packageList } from './packages.ts';
import { folder, outputOf, run, work } from './work.ts';

/**
 * The mirror that this machine's own apt uses for Debian: taken from what `apt-get indextargets` says, so that a
 * mirror near the builder, a proxy and its keys are used as they are configured.
 * @throws where apt knows no mirror of Debian
 */
function mirror(): string {
  const sites = outputOf('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']).split(
    '\n',
  );
  const site = sites.find((one) => /\/debian\/?$/.test(one));
  if (!site)
    throw new Error('apt-get knows no mirror of Debian: add one to its sources and run apt-get update.');
  return site;
}

/**
 * An apt root of our own, so that neither the machine's package lists nor its foreign architectures change.
 * `apt.conf` only moves apt's folders; all else (proxies, timeouts) stays as the machine has it.
 */
function aptRoot(): { APT_CONFIG: string } {
  const root = folder(`${work}/apt`);
  for (const path of ['state/lists/partial', 'cache/archives/partial', 'preferences.d'])
    folder(`${root}/${path}`);
  writeFileSync(`${root}/status`, '');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(`${root}/sources.list`, `deb [signed-by=${keys}] ${mirror()} ${packageList.suite} main\n`);
  writeFileSync(
    `${root}/apt.conf`,
    [
      `Dir::State "${root}/state";`,
      `Dir::State::status "${root}/status";`,
      `Dir::Cache "${root}/cache";`,
      `Dir::Etc::sourcelist "${root}/sources.list";`,
      'Dir::Etc::sourceparts "-";',
      `Dir::Etc::preferencesparts "${root}/preferences.d";`,
      `APT::Architecture "${packageList.architecture}";`,
      `APT::Architectures { "${packageList.architecture}"; };`,
      'APT::Sandbox::User "root";',
    ].join('\n'),
  );
  return { APT_CONFIG: `${root}/apt.conf` };
}

/** The file name apt gives a package: an epoch's colon is written as %3a. */
function archiveName(item: Package): string {
  const architecture = item.architecture ?? packageList.architecture;
  return `${item.name}_${item.version.replace(':', '%3a')}_${architecture}.deb`;
}

/** Where a package of the list lies unpacked. */
export function unpacked(name: string): string {
  return `${work}/packages/${name}`;
}

/** Downloads every package of the list at its pinned version and unpacks it; what is there already stays. */
export function fetchPackages(): void {
  const archives = folder(`${work}/archives`);
  const missing = packageList.packages.filter((item) => !existsSync(`${archives}/${archiveName(item)}`));
  if (missing.length > 0) {
    const env = aptRoot();
    run('apt-get', ['-q', 'update'], { env });
    const wanted = missing.map((item) => `${item.name}=${item.version}`);
    run('apt-get', ['-q', 'download', ...wanted], { cwd: archives, env });
  }
  for (const item of packageList.packages) unpack(item, archives);
}

function unpack(item: Package, archives: string): void {
  const archive = archiveName(item);
  const stamp = `${unpacked(item.name)}.archive`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === archive) return;
  rmSync(unpacked(item.name), { recursive: true, force: true });
  run('dpkg-deb', ['--extract', `${archives}/${archive}`, folder(unpacked(item.name))]);
  writeFileSync(stamp, archive);
}

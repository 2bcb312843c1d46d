import { chmodSync, copyFileSync, cpSync, lstatSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { unpacked } from './apt.ts';
import { installGo } from './go.ts';
import { packageList } from './packages.ts';
import { installProbe } from './probe.ts';
import { installPrograms } from './programs.ts';
import { folder, outputOf, run, sandbox, work } from './work.ts';

/** The guest's root, before it is packed. */
export const root = `${work}/root`;

const folders = [
  'dev',
  'etc',
  'lib',
  'mnt',
  'proc',
  'root',
  'run',
  'service',
  'sys',
  'tmp',
  'usr/bin',
  'usr/sbin',
  'usr/local/bin',
  'var/log',
];

/** Lays out the guest's root afresh: Debian's files, our overlay, our programs. */
export function layOutRoot(): void {
  rmSync(root, { recursive: true, force: true });
  for (const name of folders) folder(`${root}/${name}`);
  for (const item of packageList.packages) {
    for (const [from, to] of Object.entries(item.files ?? {}))
      copy(`${unpacked(item.name)}/${from}`, `${root}/${to}`, 0o755);
  }
  symlinkSync('dash', `${root}/bin/sh`);
  cpSync(`${sandbox}overlay`, root, { recursive: true });
  run('chmod', ['-R', '755', `${root}/init`, `${root}/usr/local`]);
  installPrograms(root);
  symlinkSync('pgrep', `${root}/usr/bin/pkill`);
  installGo(root);
  installProbe(root);
  linkApplets();
}

/** Links busybox's applets, each where busybox would install it, and never over another program of that name. */
function linkApplets(): void {
  const applets = outputOf(`${root}/bin/busybox`, ['--list-full']).trim().split('\n');
  for (const applet of applets) {
    const present = ['bin', 'sbin', 'usr/bin', 'usr/sbin', 'usr/local/bin'].some((place) => {
      return lstatSync(`${root}/${place}/${basename(applet)}`, { throwIfNoEntry: false });
    });
    if (present) continue;
    folder(dirname(`${root}/${applet}`));
    symlinkSync('/bin/busybox', `${root}/${applet}`);
  }
}

function copy(from: string, to: string, mode: number): void {
  folder(dirname(to));
  copyFileSync(from, to);
  chmodSync(to, mode);
}

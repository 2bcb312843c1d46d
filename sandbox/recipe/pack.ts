import { copyFileSync, rmSync } from 'node:fs';
import { unpacked } from './apt.ts';
import { goEnvironment } from './go.ts';
import { packageList } from './packages.ts';
import { root } from './root.ts';
import { folder, image, imageEpochS, outputOf, run, work } from './work.ts';

/**
 * Packs the root: a cpio archive in the order of names, one moment for every file, inode numbers counted from one,
 * modes that do not depend on the umask, then zstd. The same root gives the same bytes.
 */
export function packInitramfs(): void {
  const archive = `${work}/initramfs.cpio`;
  run('chmod', ['-R', 'u=rwX,go=rX', root]);
  run('sh', ['-c', `find . -print0 | xargs -0 touch --no-dereference --date=@${imageEpochS}`], { cwd: root });
  run(
    'sh',
    [
      '-c',
      `find . -print0 | sort -z | cpio --null --create --format=newc --reproducible --owner=0:0 --quiet > '${archive}'`,
    ],
    {
      cwd: root,
    },
  );
  run('zstd', [
    '-19',
    '--single-thread',
    '--force',
    '--quiet',
    archive,
    '-o',
    `${folder(image)}/initramfs.cpio.zst`,
  ]);
}

/** Puts the files that Debian made and the emulator loads beside the kernel: the firmware. */
export function copyFirmware(): void {
  for (const item of packageList.packages) {
    for (const [from, to] of Object.entries(item.image ?? {}))
      copyFileSync(`${unpacked(item.name)}/${from}`, `${folder(image)}/${to}`);
  }
}

/** Puts what the packages say of their authors and licences beside the image, with the texts that they refer to. */
export function copyLicences(): void {
  const target = `${image}/licences`;
  rmSync(target, { recursive: true, force: true });
  folder(target);
  for (const { name, source } of packageList.packages) {
    copyFileSync(
      `${unpacked(name)}/usr/share/doc/${name}/copyright`,
      `${target}/${source.split(' ')[0]}.txt`,
    );
  }
  for (const text of ['GPL-2', 'GPL-3', 'LGPL-2.1', 'LGPL-3']) {
    copyFileSync(`/usr/share/common-licenses/${text}`, `${target}/${text}.txt`);
  }
  copyFileSync(
    `${outputOf('go', ['env', 'GOROOT'], { env: goEnvironment }).trim()}/LICENSE`,
    `${target}/go.txt`,
  );
}

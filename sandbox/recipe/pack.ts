import { copyFileSync } from 'node:fs';
import { unpacked } from './apt.ts';
import { packageList } from './packages.ts';
import { root } from './root.ts';
import { folder, image, imageEpochS, run, work } from './work.ts';

/**
 * Packs the root: a cpio archive in the order of names, one moment for every file, inode numbers counted from one,
 * modes that do not depend on the umask, then zstd. The same root gives the same bytes.
 */
export function packInitramfs(): void {
  const archive = `${work}/initramfs.cpio`;
  run('chmod', ['-R', 'u=rwX,go=rX', root]);
  run('sh', ['-c', `find . -print0 | xargs -0 touch --no-dereference --date=@${imageEpochS}`], { cwd: root });
  run('sh', ['-c', `find . -print0 | sort -z | cpio --null --create --format=newc --reproducible --owner=0:0 --quiet > '${archive}'`], {
    cwd: root,
  });
  run('zstd', ['-19', '--single-thread', '--force', '--quiet', archive, '-o', `${folder(image)}/initramfs.cpio.zst`]);
}

/** Puts the files that Debian made and the emulator loads beside the kernel: the firmware. */
export function copyFirmware(): void {
  for (const item of packageList.packages) {
    for (const [from, to] of Object.entries(item.image ?? {})) copyFileSync(`${unpacked(item.name)}/${from}`, `${folder(image)}/${to}`);
  }
}

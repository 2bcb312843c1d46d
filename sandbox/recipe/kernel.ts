import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { unpacked } from './apt.ts';
import { folder, image, imageEpochS, run, sandbox, work } from './work.ts';

/** Linux's sources, unpacked from Debian's linux-source package. */
export const kernelSource = `${work}/kernel/linux-source-6.12`;

/** A bound on what a build may do to itself: these settings are easily lost and each loss costs a day. */
const mustBeSet = [
  'COMPAT_32BIT_TIME',
  'DEBUG_INFO_BTF',
  'BPF_EVENTS',
  'NET_9P_VIRTIO',
  'VIRTIO_CONSOLE',
  'NET_SCH_NETEM',
];

/** Builds Linux with `kernel/dojo_defconfig` and puts its bzImage into the image. Takes 7 to 30 minutes. */
export function buildKernel(): void {
  if (!existsSync(kernelSource)) {
    const tar = `${unpacked('linux-source-6.12')}/usr/src/linux-source-6.12.tar.xz`;
    run('tar', ['--extract', '--file', tar, '--directory', folder(`${work}/kernel`)]);
  }
  copyFileSync(`${sandbox}kernel/dojo_defconfig`, `${kernelSource}/arch/x86/configs/dojo_defconfig`);
  make('dojo_defconfig');
  const config = readFileSync(`${kernelSource}/.config`, 'utf8');
  const lost = mustBeSet.filter((name) => !config.includes(`CONFIG_${name}=y`));
  if (lost.length > 0) throw new Error(`the kernel's configuration lost ${lost.join(', ')}`);
  make(`-j${availableParallelism()}`, 'bzImage');
  copyFileSync(`${kernelSource}/arch/x86/boot/bzImage`, `${folder(image)}/vmlinuz`);
}

/** One run of the kernel's make; the build stamps are fixed, so that two builds differ in nothing. */
function make(...args: string[]): void {
  run('make', ['ARCH=i386', ...args], {
    cwd: kernelSource,
    env: {
      KBUILD_BUILD_TIMESTAMP: `${new Date(imageEpochS * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
      KBUILD_BUILD_USER: 'dojo',
      KBUILD_BUILD_HOST: 'trace-dojo',
      KBUILD_BUILD_VERSION: '1',
    },
  });
}

import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { unpacked } from './apt.ts';
import { packageList } from './packages.ts';
import { folder, run, work } from './work.ts';

const sysroot = `${work}/sysroot`;

/**
 * Lays out the compiler's root: the headers and libraries of the very packages that the image holds, so that our
 * programs do not depend on the C library of the machine that builds them.
 */
export function layOutSysroot(): void {
  rmSync(sysroot, { recursive: true, force: true });
  folder(sysroot);
  for (const item of packageList.packages.filter(({ linked }) => linked)) {
    run('cp', ['--archive', `${unpacked(item.name)}/.`, sysroot]);
  }
  // Debian has one folder for both; libc.so names its parts by the old one.
  if (!existsSync(`${sysroot}/lib`)) symlinkSync('usr/lib', `${sysroot}/lib`);
}

/** Compiles for i386 against the image's own C library. Stripped; no identifier that differs from build to build. */
export function compile(args: string[], cwd: string): void {
  const libraries = `${sysroot}/usr/lib/i386-linux-gnu`;
  run(
    'gcc',
    [
      '-m32',
      `--sysroot=${sysroot}`,
      `-B${libraries}/`,
      `-L${libraries}`,
      '-O2',
      '-Wall',
      '-s',
      '-Wl,--build-id=none',
      ...args,
    ],
    {
      cwd,
    },
  );
}

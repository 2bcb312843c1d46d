import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { compile, compileObject } from './compiler.ts';
import { kernelSource } from './kernel.ts';
import { folder, outputOf, run, sandbox, work } from './work.ts';

const source = `${sandbox}programs/runqslower`;

/**
 * Builds the run-queue probe with libbpf from the kernel's own tree and the type information of the kernel just
 * built. Static, as the image has no libelf. Needs clang, bpftool and python3 (which makes libbpf's list of helpers).
 */
export function installProbe(root: string): void {
  const made = folder(`${work}/probe`);
  const bpfHeaders = folder(`${made}/bpf`);
  const libbpf = `${kernelSource}/tools/lib/bpf`;
  for (const file of readdirSync(libbpf))
    if (file.endsWith('.h')) copyFileSync(`${libbpf}/${file}`, `${bpfHeaders}/${file}`);
  writeFileSync(
    `${bpfHeaders}/bpf_helper_defs.h`,
    outputOf('scripts/bpf_doc.py', ['--header', '--file', 'include/uapi/linux/bpf.h'], { cwd: kernelSource }),
  );
  writeFileSync(
    `${made}/vmlinux.h`,
    outputOf('bpftool', ['btf', 'dump', 'file', `${kernelSource}/vmlinux`, 'format', 'c']),
  );
  run(
    'clang',
    [
      '-target',
      'bpf',
      '-g',
      '-O2',
      '-Wall',
      '-Wno-missing-declarations',
      `-I${made}`,
      '-I.',
      '-c',
      'runqslower.bpf.c',
      '-o',
      `${made}/runqslower.bpf.o`,
    ],
    {
      cwd: source,
    },
  );
  run('llvm-strip', ['-g', `${made}/runqslower.bpf.o`]);
  writeFileSync(
    `${made}/runqslower.skel.h`,
    outputOf('bpftool', ['gen', 'skeleton', `${made}/runqslower.bpf.o`, 'name', 'runqslower_bpf']),
  );
  const target = `${root}/usr/local/bin/runqslower`;
  const own = ['runqslower.c', 'search-tree.c'];
  compile(
    [
      '-static',
      `-I${made}`,
      '-I.',
      '-o',
      target,
      ...own,
      buildLibbpf(libbpf, made),
      '-lelf',
      '-lz',
      '-lzstd',
    ],
    source,
  );
}

/** Compiles libbpf to an archive, and says its path. */
function buildLibbpf(libbpf: string, made: string): string {
  const objects = folder(`${made}/libbpf`);
  const files = readdirSync(libbpf).filter((file) => file.endsWith('.c'));
  for (const file of files) {
    const flags = ['-w', '-D_LARGEFILE64_SOURCE', '-D_FILE_OFFSET_BITS=64', '-fvisibility=hidden'];
    const headers = [`-I${made}/bpf`, '-I../../include', '-I../../include/uapi', '-I..'];
    compileObject([...flags, ...headers, file, '-o', `${objects}/${file.replace(/\.c$/, '.o')}`], libbpf);
  }
  const archive = `${made}/libbpf.a`;
  run('rm', ['-f', archive]);
  run('ar', ['rcsD', archive, ...files.toSorted().map((file) => `${objects}/${file.replace(/\.c$/, '.o')}`)]);
  return archive;
}

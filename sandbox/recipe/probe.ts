import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { compile } from './compiler.ts';
import { kernelSource } from './kernel.ts';
import { folder, outputOf, run, sandbox, work } from './work.ts';

const source = `${sandbox}programs/runqslower`;

/**
 * Builds the run-queue probe against the type information of the kernel just built, with the headers of libbpf from
 * its tree. A light skeleton: libbpf's work (maps, relocation) is compiled into a small BPF program that the kernel
 * runs, so that the probe needs neither libbpf nor libelf: 50 kB in place of 2.1 MB.
 */
export function installProbe(root: string): void {
  const made = folder(`${work}/probe`);
  const headers = folder(`${made}/bpf`);
  const libbpf = `${kernelSource}/tools/lib/bpf`;
  for (const file of readdirSync(libbpf)) {
    if (file.endsWith('.h')) copyFileSync(`${libbpf}/${file}`, `${headers}/${file}`);
  }
  const helpers = ['--header', '--file', 'include/uapi/linux/bpf.h'];
  writeFileSync(
    `${headers}/bpf_helper_defs.h`,
    outputOf('scripts/bpf_doc.py', helpers, { cwd: kernelSource }),
  );
  const types = ['btf', 'dump', 'file', `${kernelSource}/vmlinux`, 'format', 'c'];
  writeFileSync(`${made}/vmlinux.h`, outputOf('bpftool', types));
  const object = `${made}/runqslower.bpf.o`;
  const flags = ['-target', 'bpf', '-g', '-O2', '-Wall', '-Wno-missing-declarations', `-I${made}`, '-I.'];
  run('clang', [...flags, '-c', 'runqslower.bpf.c', '-o', object], { cwd: source });
  run('llvm-strip', ['-g', object]);
  const skeleton = ['gen', 'skeleton', '-L', object, 'name', 'runqslower_bpf'];
  writeFileSync(`${made}/runqslower.lskel.h`, outputOf('bpftool', skeleton));
  compile([`-I${made}`, '-I.', '-o', `${root}/usr/local/bin/runqslower`, 'runqslower.c'], source);
}

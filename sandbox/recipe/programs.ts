import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compile } from './compiler.ts';
import { folder, outputOf, project, sandbox } from './work.ts';

/** A C program of the image: an exercise's (`to` begins with its course) or a tool of ours (`to` begins with /). */
export interface Program {
  /** Path in the project. */
  source: string;
  /** `<course>/<exercise>/<name>`, installed below /opt/dojo, or an absolute path in the guest. */
  to: string;
  /** Further options of the compiler, after the source. Libraries beside libc must be static (`-l:libm.a`): the image has only libc. */
  libs?: string[];
}

/** What `programs.json` lists. */
export const programs: Program[] = JSON.parse(readFileSync(`${sandbox}programs.json`, 'utf8'));

/** Where a program lies in the guest. */
export function guestPath({ to }: Program): string {
  return to.startsWith('/') ? to : `/opt/dojo/${to}`;
}

/** Libraries that the image has; a program that needs another could not start. */
const shared = ['libc.so.6', 'ld-linux.so.2', 'libtinfo.so.6'];

/** Compiles every program for i386 into the root. */
export function installPrograms(root: string): void {
  for (const program of programs) {
    if (!existsSync(project + program.source))
      throw new Error(`sandbox/programs.json: ${program.source} is not there`);
    const target = root + guestPath(program);
    folder(dirname(target));
    compile(['-o', target, program.source, ...(program.libs ?? [])], project);
    const needs = [...outputOf('objdump', ['--private-headers', target]).matchAll(/NEEDED\s+(\S+)/g)].map(
      (match) => match[1] ?? '',
    );
    const absent = needs.filter((library) => !shared.includes(library));
    if (absent.length > 0)
      throw new Error(`${program.source} needs ${absent.join(', ')}, which the image has not`);
  }
}

import { cpSync, globSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renameFunctions } from './go-names.ts';
import { folder, project, run, sandbox, work } from './work.ts';

/** Go's place on this machine: on the PATH, or where its own installer puts it. */
export const goEnvironment = { PATH: `${process.env.PATH}:/usr/local/go/bin` };

/** A Go module and which of its folders, each a `package main`, are programs of the image, by the name they have there. */
interface GoModule {
  module: string;
  programs: Record<string, string>;
}

const modules: GoModule[] = JSON.parse(readFileSync(`${sandbox}go-programs.json`, 'utf8'));

const binary = '/opt/dojo/go/dojo-go';

/** Where the Go programs lie in the guest. */
export const goGuestPaths = [
  binary,
  '/usr/local/bin/gosample',
  ...modules.flatMap(({ programs }) => Object.keys(programs)).map(guestPath),
];

function guestPath(name: string): string {
  return `${dirname(binary)}/${name}`;
}

/** What the programs are made of, as paths in the project. A `package main` that is no program of the image is not among them. */
export const goSources = modules.flatMap(({ module, programs }) => {
  const used = new Set(Object.values(programs).map((place) => join(module, place)));
  return globSync(`${module}/**/{go.mod,*.go}`, { cwd: project }).filter((path) => {
    if (path.endsWith('_test.go')) return false;
    return used.has(dirname(path)) || !/^package main$/m.test(readFileSync(project + path, 'utf8'));
  });
});

/**
 * Compiles all Go programs into one file for i386, which looks at the name that it was called by. Each for itself would
 * have 5 MB of the same library in it, and the machine's memory and the download would hold them all.
 *
 * For that, a copy of each `package main` becomes a package of its own. Afterwards its functions get the names back that
 * they have in the reader's own build: traces and profiles say `main.searchFile`, with the same files and lines.
 */
export function installGo(root: string): void {
  const copy = `${work}/go`;
  rmSync(copy, { recursive: true, force: true });
  const packages = new Map<string, string>();
  for (const { module, programs } of modules) {
    const target = folder(`${copy}/${module}`);
    cpSync(project + module, target, { recursive: true, filter: (path) => !path.endsWith('_test.go') });
    const path = /^module (\S+)$/m.exec(readFileSync(`${target}/go.mod`, 'utf8'))?.[1];
    for (const [name, place] of Object.entries(programs)) {
      const importPath = place === '.' ? path : `${path}/${place}`;
      packages.set(name, `${importPath}`);
      makePackage(`${target}/${place}`, basename(`${importPath}`));
    }
  }
  writeDispatcher(folder(`${copy}/dispatch`), packages);
  const used = ['dispatch', ...modules.map(({ module }) => module)];
  writeFileSync(`${copy}/go.work`, `go 1.26\n\n${used.map((path) => `use ./${path}\n`).join('')}`);

  folder(dirname(root + binary));
  run('go', ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid=', '-o', root + binary, '.'], {
    cwd: `${copy}/dispatch`,
    env: {
      ...goEnvironment,
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: '386',
      GO386: 'sse2',
      GOFLAGS: '-mod=readonly',
      GOWORK: `${copy}/go.work`,
      GOTOOLCHAIN: 'local',
      GOPROXY: 'off',
    },
  });
  writeFileSync(root + binary, renameFunctions(readFileSync(root + binary), [...packages.values()]));
  for (const name of packages.keys()) symlinkSync(basename(binary), root + guestPath(name));
  symlinkSync(guestPath('gosample'), `${root}/usr/local/bin/gosample`);
}

/** Makes a `package main` one that can be imported; no line moves. */
function makePackage(place: string, name: string): void {
  for (const file of globSync('*.go', { cwd: place })) {
    const source = readFileSync(`${place}/${file}`, 'utf8');
    const changed = source
      .replace(/^package main$/m, `package ${name}`)
      .replace(/^func main\(\)/m, 'func Main()');
    writeFileSync(`${place}/${file}`, changed);
  }
}

function writeDispatcher(place: string, packages: ReadonlyMap<string, string>): void {
  const names = [...packages.keys()];
  const source = `package main

import (
	"os"
	"path/filepath"

${names.map((name) => `	${name} "${packages.get(name)}"`).join('\n')}
)

func main() {
	switch filepath.Base(os.Args[0]) {
${names.map((name) => `	case "${name}":\n		${name}.Main()`).join('\n')}
	default:
		os.Stderr.WriteString("dojo-go: it is called by the name of one of its programs\\n")
		os.Exit(2)
	}
}
`;
  writeFileSync(`${place}/main.go`, source);
  writeFileSync(`${place}/go.mod`, 'module dispatch\n\ngo 1.26\n');
}

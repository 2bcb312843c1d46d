import { sandbox, run } from './work.ts';

/** Compiles the Go sample for i386. Needs Go 1.26 on the PATH or at /usr/local/go; it uses the standard library only. */
export function installGo(root: string): void {
  run('go', ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid=', '-o', `${root}/usr/local/bin/gosample`, '.'], {
    cwd: `${sandbox}programs/go`,
    env: {
      PATH: `${process.env.PATH}:/usr/local/go/bin`,
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: '386',
      GO386: 'sse2',
      GOFLAGS: '-mod=readonly',
      GOTOOLCHAIN: 'local',
    },
  });
}

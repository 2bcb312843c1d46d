import { run, sandbox } from './work.ts';

/** Go's place on this machine: on the PATH, or where its own installer puts it. */
export const goEnvironment = { PATH: `${process.env.PATH}:/usr/local/go/bin` };

/** Compiles the Go sample for i386. Needs Go 1.26 and the standard library only. */
export function installGo(root: string): void {
  run(
    'go',
    [
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-ldflags=-s -w -buildid=',
      '-o',
      `${root}/usr/local/bin/gosample`,
      '.',
    ],
    {
      cwd: `${sandbox}programs/go`,
      env: {
        ...goEnvironment,
        CGO_ENABLED: '0',
        GOOS: 'linux',
        GOARCH: '386',
        GO386: 'sse2',
        GOFLAGS: '-mod=readonly',
        GOTOOLCHAIN: 'local',
      },
    },
  );
}

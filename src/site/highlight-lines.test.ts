import { describe, expect, it } from 'vitest';
import { highlightLines } from './highlight-lines.ts';

/** Pieces with a colour, as `role:text`. */
async function coloured(line: string): Promise<string[]> {
  const [pieces = []] = await highlightLines([line]);
  expect(pieces.map(({ text }) => text).join('')).toBe(line);
  return pieces.filter(({ role }) => role).map(({ text, role }) => `${role}:${text.trim()}`);
}

describe('the strace grammar', () => {
  it('colours a failed call', async () => {
    const pieces = await coloured(
      '8948  1795224558.346361 access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory) <0.000043>',
    );
    for (const piece of [
      'soft:8948',
      'soft:1795224558.346361',
      'name:access',
      'string:"/etc/ld.so.preload"',
      'flag:R_OK',
      'error:ENOENT',
      'number:<0.000043>',
    ])
      expect(pieces.join('|')).toContain(piece);
  });

  it('colours decorated descriptors, escapes and cut strings', async () => {
    const pieces = (await coloured('write(5<socket:[28235]>, "a\\"b\\n"..., 4096) = 4096')).join('|');
    for (const piece of ['name:write', 'string:socket:[28235]', 'number:\\"', 'number:\\n', 'number:4096'])
      expect(pieces).toContain(piece);
    expect(await coloured('close(142</srv/a b>) = 0')).toContain('string:/srv/a b');
    const tcp = 'TCP:[127.0.0.1:8080->127.0.0.1:32928]';
    expect(await coloured(`read(6<${tcp}>, "", 1) = 0`)).toContain(`string:${tcp}`);
  });

  it('colours halves, signals, exits and notices', async () => {
    expect(await coloured('[pid  8949] <... futex resumed>) = ? ERESTARTSYS')).toContain('name:futex');
    expect(await coloured('8948  --- SIGCHLD {si_signo=SIGCHLD} ---')).toContain('error:SIGCHLD');
    expect((await coloured('8948  +++ killed by SIGKILL +++')).join()).toContain('error:killed by SIGKILL');
    expect(await coloured('strace: Process 8949 attached')).toEqual(['soft:strace: Process 8949 attached']);
  });

  it('takes any line as it is', async () => {
    for (const line of ['', '"', '/* never closed', '<script>alert(1)</script>', '\u001b[31m', '((((('])
      await coloured(line);
  });
});

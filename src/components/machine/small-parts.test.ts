import { describe, expect, test } from 'vitest';
import { mayStart, obstacleIn } from './can-run.ts';
import { keepPreferences, readPreferences, usualPreferences } from './preferences.ts';
import { startBytes } from './props.ts';
import { failureWords, fallbackWords, loadedShare, loadWords, stateWords } from './state-words.ts';
import { terminalTheme } from './terminal-theme.ts';
import { guestName } from './upload-files.ts';

const laptop = { widthPx: 1280, heightPx: 800 };

describe('preferences', () => {
  const storage = (text: string | null) => ({ getItem: () => text });

  test('come back as they were kept', () => {
    let kept = '';
    const chosen = { ...usualPreferences(laptop), side: 'right' as const, widthPx: 700, screenReader: true };
    const setItem = (_key: string, text: string) => {
      kept = text;
    };
    keepPreferences({ setItem }, chosen);
    expect(readPreferences(storage(kept), laptop)).toEqual(chosen);
  });

  test('that make no sense are the usual ones, each by itself', () => {
    expect(readPreferences(storage('{"heightPx":1,"side":"top","textPx":20}'), laptop)).toEqual({
      ...usualPreferences(laptop),
      textPx: 20,
    });
    for (const text of ['nonsense', 'null', '[]', null]) {
      expect(readPreferences(storage(text), laptop)).toEqual(usualPreferences(laptop));
    }
  });

  test('cannot be kept where storage is forbidden, and nothing breaks', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    keepPreferences({ setItem: forbidden }, usualPreferences(laptop));
    expect(readPreferences({ getItem: forbidden }, laptop)).toEqual(usualPreferences(laptop));
  });

  test('a wide window has its dock on the right, a phone a high one', () => {
    expect(usualPreferences({ widthPx: 1920, heightPx: 1000 }).side).toBe('right');
    expect(usualPreferences({ widthPx: 390, heightPx: 844 }).heightPx).toBeGreaterThan(480);
  });
});

test('the gravest obstacle is named, and only the first two forbid a start', () => {
  const good = { wasm: true, worker: true, phone: false, memoryGb: 8 };
  expect(obstacleIn(good)).toBeNull();
  expect(obstacleIn({ ...good, memoryGb: undefined })).toBeNull();
  expect(obstacleIn({ ...good, memoryGb: 2 })).toBe('small-memory');
  expect(obstacleIn({ ...good, phone: true, memoryGb: 2 })).toBe('phone');
  expect(obstacleIn({ ...good, wasm: false, phone: true })).toBe('no-wasm');
  expect(mayStart(obstacleIn({ ...good, worker: false }))).toBe(false);
  expect(mayStart('phone')).toBe(true);
});

test('a file’s name becomes one that can be typed and that stays in its folder', () => {
  expect(guestName('my trace.log')).toBe('my trace.log');
  expect(guestName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(guestName('-rf')).toBe('rf');
  expect(guestName('\u202egnp.\u0007exe')).toBe('_gnp._exe');
  expect(guestName('...')).toBe('file');
  expect(guestName('記録.log')).toBe('記録.log');
});

test('every state has words in both languages', () => {
  const loading = { kind: 'loading', bytes: 2_500_000, totalBytes: 12_700_000, elapsedMs: 1240 } as const;
  expect(stateWords(loading, 'en')).toBe('Loading: 2.50 MB of 12.7 MB, 1.20 s');
  expect(loadedShare(loading)).toBeCloseTo(0.197, 3);
  expect(stateWords(null, 'ja')).toBe('未起動');
  const running = { kind: 'running', source: 'snapshot', fallbacks: [], startedInMs: 1 } as const;
  expect(stateWords({ ...running, load: 0.034, answering: true }, 'en')).toBe('Running');
  expect(stateWords({ ...running, load: 1, answering: false }, 'en')).toContain('reset');
  expect(loadWords({ ...running, load: 0.034, answering: true }, 'en')).toBe('CPU 3.4 %');
  expect(loadWords({ ...running, load: null, answering: true }, 'en')).toBe('');
  expect(failureWords('crashed', '\u001b[31mno', 'en')).toContain('␛[31mno');
  const fallbacks = [{ from: 'snapshot', why: 'cut' }] as const;
  expect(fallbackWords({ kind: 'booting', elapsedMs: 1, fallbacks }, 'ja')).not.toBe('');
});

test('a start loads the snapshot and the emulator, not the kernel', () => {
  const entry = (sizeBytes: number) => ({ path: '', sizeBytes, sha256: '' });
  const files = {
    state: entry(10),
    'v86.wasm': entry(200),
    'bios.bin': entry(3000),
    'vgabios.bin': entry(40_000),
    vmlinuz: entry(1e9),
    initramfs: entry(1e9),
  };
  expect(startBytes({ version: '', v86: '', kernel: '', image: '', files })).toBe(43_210);
});

test('the terminal takes its colours from the page', () => {
  const theme = terminalTheme((name) => `<${name}>`);
  expect(theme).toMatchObject({ foreground: '<--ink>', background: '<--raise>', blue: '<--work>' });
});

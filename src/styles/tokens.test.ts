import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Colour tokens of the rule that starts with `selector`. */
function colours(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  expect(start, selector).toBeGreaterThan(-1);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const light = colours(':root {');
const system = colours(':root:not([data-theme="light"])');
const chosen = colours(':root[data-theme="dark"]');
const grounds = ['paper', 'raise', 'code'];
const traces = ['work', 'io', 'contention', 'idle', 'child', 'runnable', 'gc', 'stw', 'edge'];
const texts = [
  'ink',
  'soft',
  'good',
  'close',
  'code-ink',
  'code-soft',
  'code-name',
  'code-string',
  'code-number',
  'code-flag',
  'code-error',
];

describe('colour tokens', () => {
  it('are the same in the dark of the system and of the reader', () => {
    expect(chosen).toEqual(system);
    expect(Object.keys(light).sort()).toEqual(Object.keys(system).sort());
  });

  it.each([
    ['light', light],
    ['dark', system],
  ])('have contrast in %s', (_, theme) => {
    for (const ground of grounds) {
      for (const name of traces) {
        expect(contrast(theme[name]!, theme[ground]!), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
      for (const name of texts) {
        expect(contrast(theme[name]!, theme[ground]!), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const ground of ['paper', 'raise']) {
      expect(contrast(theme.accent!, theme[ground]!), `accent on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(theme['accent-ink']!, theme.accent!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink!, theme['accent-wash']!)).toBeGreaterThanOrEqual(4.5);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { locales } from '../i18n/catalog.ts';
import { scenarioChecksCatalog } from '../i18n/catalogs/scenario-checks.ts';
import { lessonMachine, openScenario, scenarioIds } from './scenarios.ts';

const roots: string[] = [];

function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'scenarios-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** What a script finds missing, sorted. */
const wordsIn = (script: string) =>
  [...new Set([...script.matchAll(/(?<=\|\| |&& )lacks ([a-z-]+)$/gm)].map((match) => match[1]))].sort();

const words = { title: 'A lock', does: 'Takes it.' };
const folder = 'exercises/locks/queue/scenario';

describe('openScenario', () => {
  it('reads the words and every file the machine needs', () => {
    const root = project({
      [`${folder}/scenario.json`]: JSON.stringify({ en: words, ja: words }),
      [`${folder}/start`]: 'true\n',
      [`${folder}/files/etc/shop.ini`]: 'a = 1\n',
    });
    expect(scenarioIds(root)).toEqual(['locks/queue']);
    const scenario = openScenario('locks/queue', root);
    expect([...scenario.files.keys()].sort()).toEqual(['files/etc/shop.ini', 'start']);
    expect(scenario.en).toEqual(words);
  });

  it('names what is wrong', () => {
    const root = project({
      [`${folder}/scenario.json`]: JSON.stringify({ en: words }),
      [`${folder}/start`]: '',
    });
    expect(() => openScenario('locks/queue', root)).toThrow(/scenario\.json: .*ja/s);
    expect(() => openScenario('locks/other', root)).toThrow(/scenario "locks\/other": there is no/);
    const bare = project({ [`${folder}/scenario.json`]: JSON.stringify({ en: words, ja: words }) });
    expect(() => openScenario('locks/queue', bare)).toThrow(/has no "start"/);
  });

  it('has words for all that a check may find missing, and for nothing else', () => {
    const shared = readFileSync('sandbox/scenario/checks.sh', 'utf8');
    for (const id of scenarioIds()) {
      const { files, lacks } = openScenario(id);
      if (!files.has('check')) continue;
      const script = new TextDecoder().decode(files.get('check'));
      expect(script, id).toContain('/checks.sh"');
      const printed = wordsIn(script).filter((word) => !wordsIn(shared).includes(word));
      for (const locale of locales) expect(Object.keys(lacks?.[locale] ?? {}).sort(), id).toEqual(printed);
    }
    for (const locale of locales)
      expect(Object.keys(scenarioChecksCatalog[locale]).sort()).toEqual(wordsIn(shared));
  });

  it('opens every scenario of the project', () => {
    for (const id of scenarioIds()) expect(openScenario(id).files.has('start'), id).toBe(true);
    expect(scenarioIds().length).toBeGreaterThan(0);
  });
});

describe('lessonMachine', () => {
  it('knows a lesson without a machine, one without a scenario, and one with', () => {
    const root = project({ [`${folder}/scenario.json`]: JSON.stringify({ en: words, ja: words }) });
    expect(lessonMachine('locks', 'none', root)).toEqual({ kind: 'none' });
    expect(lessonMachine('locks', 'plain', root)).toEqual({ kind: 'plain' });
    expect(lessonMachine('locks', 'queue', root)).toEqual({ kind: 'scenario', id: 'locks/queue' });
    expect(() => lessonMachine('locks', 'qeue', root)).toThrow(/exercises\/locks\/qeue has no scenario/);
  });
});

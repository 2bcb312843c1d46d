import { expect, test } from 'vitest';
import { cacheNames, isOld, isOurs } from './caches.ts';

const scope = 'https://host.example/some/path/';

test('a cache belongs to one site below one path', () => {
  for (const name of Object.values(cacheNames(scope))) {
    expect(isOurs(name, scope)).toBe(true);
    expect(isOurs(name, 'https://host.example/')).toBe(false);
    expect(isOurs(name, 'https://host.example/path/')).toBe(false);
    expect(isOurs(name, `${scope}deeper/`)).toBe(false);
    expect(isOld(name, scope)).toBe(false);
  }
});

test('a cache of an earlier form is old, one of somebody else is not ours', () => {
  expect(isOld(`trace-dojo-kept-0 ${scope}`, scope)).toBe(true);
  expect(isOld('trace-dojo-kept-0 https://host.example/', scope)).toBe(false);
  for (const name of ['v1', `workbox-precache-v2-${scope}`, scope, `other-kept-1 ${scope}`]) {
    expect(isOurs(name, scope), name).toBe(false);
  }
});

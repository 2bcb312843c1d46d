/**
 * `npm test [-- STEP...]`: every check of the project in order, or the named ones; a failing step does not hide the
 * later ones. The last line counts: each test of a runner is one, each other step is one.
 */
import './require-node.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root, run } from './processes.mjs';

const reports = join(root, '.cache', 'tests');

/** One step that passes or fails as a whole. */
function tool(command, ...args) {
  return async () => ((await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Tests counted by a runner's JSON report; a runner that fails without a failed test counts as one. */
function counted(name, command, args, read, env) {
  return async () => {
    const file = join(reports, `${name}.json`);
    rmSync(file, { force: true });
    const code = await run(command, args(file), { env: env?.(file) });
    const { passed, failed, again } = readReport(file, read);
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, again };
  };
}

function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function vitest(project) {
  return counted(
    project,
    'vitest',
    (file) => [
      'run',
      ...['--project', project],
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`],
    ],
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  );
}

/** Names of the tests below a suite of Playwright's report that passed only when tried again. */
function secondAttempts({ suites = [], specs = [] }) {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [
    ...here.map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...suites.flatMap(secondAttempts),
  ];
}

async function playwright() {
  const browser = await ensureBrowser();
  const test = counted(
    'e2e',
    'playwright',
    () => ['test'],
    ({ stats, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      again: suites.flatMap(secondAttempts),
    }),
    (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file, PW_CHROMIUM: browser }),
  );
  return test();
}

/**
 * `tsc` checks all that is not `.astro`, `astro check` the rest, at the same time: alone it takes twice as long, as it
 * also looks everywhere for what an editor would suggest. Both read the types that `astro sync` makes of the content.
 */
async function types() {
  const synced = await run('astro', ['sync']);
  const checks = [
    run('tsc', ['--noEmit', '--pretty']),
    run('astro', [
      'check',
      '--noSync',
      ...['--tsconfig', 'tsconfig.astro.json'],
      ...['--minimumFailingSeverity', 'warning'],
    ]),
  ];
  const passed = [synced, ...(await Promise.all(checks))].every((code) => code === 0);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

const steps = {
  types,
  lint: tool('biome', 'check', '--error-on-warnings'),
  unused: tool('knip'),
  unit: vitest('unit'),
  build: tool(process.execPath, 'scripts/build.mjs'),
  site: vitest('site'),
  machine: vitest('machine'),
  e2e: playwright,
};

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
    return 2;
  }
  mkdirSync(reports, { recursive: true });
  const results = [];
  for (const name of Object.keys(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n── ${name}`);
    const began = Date.now();
    const result = await steps[name]().catch((error) => {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    results.push({ name, ...result, seconds: (Date.now() - began) / 1000 });
  }
  return report(results);
}

function report(results) {
  console.log('');
  let passed = 0;
  let failed = 0;
  for (const step of results) {
    passed += step.passed;
    failed += step.failed;
    const mark = step.failed === 0 ? 'ok  ' : 'FAIL';
    const counts = `${step.passed} passed, ${step.failed} failed`;
    console.log(`${mark} ${step.name.padEnd(8)}${counts.padEnd(28)}${step.seconds.toFixed(1)} s`);
    for (const name of step.again ?? [])
      console.log(`     passed only at the second attempt, look into it: ${name}`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();

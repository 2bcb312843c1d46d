import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { completeStacks } from '../analysis/gotrace/blocking/complete-stacks.ts';
import { pprofProfile } from '../analysis/gotrace/blocking/pprof-profile.ts';
import type { Selection } from '../analysis/gotrace/blocking/selection.ts';
import { type ProfileKind, profileKinds } from '../analysis/gotrace/blocking/wait-kinds.ts';
import { WaitProfiles } from '../analysis/gotrace/blocking/wait-profiles.ts';
import { GoTraceAnalysis } from '../analysis/gotrace/open-trace.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { GoTrace } from '../formats/gotrace/trace.ts';
import { encodeProfile } from '../formats/pprof/encode.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { problemText } from '../views/gotrace/problem-words.ts';
import { visibleText } from '../views/visible-text.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { readGoTrace, readRange } from './open-go-trace.ts';
import { openInput, refused } from './open-input.ts';
import type { Output } from './output.ts';
import { requireOtherFile, writeError } from './output-file.ts';
import { Progress } from './reading-progress.ts';
import { cutOf, cutWords } from './trace-cut.ts';

/**
 * `trace -o OUT FILE`: a blocking profile of a Go execution trace with `--pprof KIND`, else the part of the trace that
 * `--from` and `--to` name as a trace of its own.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function trace(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliTraceCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    pprof: { type: 'string' },
    output: { type: 'string', short: 'o' },
    complete: { type: 'boolean' },
    group: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  });
  const kind = profileKinds.find((name) => name === values['pprof']);
  const part = values['from'] ?? values['to'];
  if (!kind && (values['pprof'] !== undefined || part === undefined)) throw new UsageError(words.kind);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError(words.oneTrace);
  const out = values['output'];
  if (typeof out !== 'string' || out === '') throw new UsageError(words.where);
  requireOtherFile(out, [path], locale);
  const range = readRange(values, locale);
  const group = values['group'];
  if (typeof group === 'string' && path === '-') throw new UsageError(words.groupTwice);
  if (!kind && path === '-') throw new UsageError(words.cutTwice);
  if (!kind && (group !== undefined || values['complete'] === true)) throw new UsageError(words.kind);
  const progress = new Progress(output, locale);
  try {
    if (!kind) {
      const { bytes, cut, problem } = await cutOf(path, range, out.endsWith('.gz'), locale, progress);
      progress.clear();
      await save(out, bytes, locale, output);
      output.err(`${path}: ${cutWords(cut, locale)}\n`);
      if (problem) output.err(`${path}: ${words.partly(problem)}\n`);
      return ExitCode.ok;
    }
    const goroutines = typeof group === 'string' ? await membersOf(group, path, locale, progress) : null;
    const selection = { ...(range && { range }), ...(goroutines && { goroutines }) };
    const { bytes, problem } = await profileOf(
      path,
      kind,
      selection,
      values['complete'] === true,
      locale,
      progress,
    );
    progress.clear();
    await save(out, bytes, locale, output);
    if (problem) output.err(`${path}: ${words.partly(problem)}\n`);
    return ExitCode.ok;
  } catch (error) {
    progress.clear();
    throw error;
  }
}

/** Opens and reads a trace. @throws InputError where nothing of it can be read */
async function readTrace(
  path: string,
  parser: GoTraceParser,
  locale: Locale,
  progress: Progress,
): Promise<{ readonly trace: GoTrace; readonly cut: string | undefined }> {
  const input = await openInput(path, locale, progress);
  if (input.found.format !== 'gotrace') throw refused(input, locale, 'gotrace');
  return { trace: await readGoTrace(input, parser, locale), cut: input.cut[0] };
}

/** The goroutines that began in a function. @throws InputError where there are none */
async function membersOf(
  group: string,
  path: string,
  locale: Locale,
  progress: Progress,
): Promise<Uint8Array> {
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  const { groups } = analysis.finish((await readTrace(path, parser, locale, progress)).trace);
  const found = groups.find(({ name }) => name === group);
  if (!found) {
    const all = groups.map(({ name }) => visibleText(name)).filter((name) => name !== '');
    const names = `${all.slice(0, 20).join(', ')}${all.length > 20 ? ' …' : ''}`;
    throw new InputError(cliTraceCatalog[locale].noGroup(visibleText(group), names), path);
  }
  const members = new Uint8Array(parser.tables.goroutines.count);
  for (const goroutine of found.members()) members[goroutine] = 1;
  return members;
}

async function profileOf(
  path: string,
  kind: ProfileKind,
  selection: Selection,
  complete: boolean,
  locale: Locale,
  progress: Progress,
): Promise<{ readonly bytes: Uint8Array; readonly problem: string | null }> {
  const profiles = new WaitProfiles(selection);
  const { trace: read, cut } = await readTrace(path, new GoTraceParser([profiles]), locale, progress);
  profiles.finish(read);
  const { tables, problem } = read;
  const stacks = complete
    ? completeStacks(tables, profiles.complete(read), kind)
    : profiles.official(read)[kind].stacks;
  const bytes = gzipSync(encodeProfile(pprofProfile(tables, stacks)));
  return { bytes, problem: cut?.slice(`${path}: `.length) ?? (problem && problemText(problem, locale)) };
}

/** Writes to a file, or for `-` to standard output. @throws InputError where the file cannot be written */
async function save(path: string, bytes: Uint8Array, locale: Locale, output: Output): Promise<void> {
  if (path === '-') {
    await output.out(bytes);
    return;
  }
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw writeError(path, error, locale);
  }
}

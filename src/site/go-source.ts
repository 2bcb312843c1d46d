import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/*
 * Parts of the Go programs of the exercises, which the tests build and vet: what a page shows is code that compiles.
 */

export interface SourceLine {
  /** 1-based, in the file. */
  readonly number: number;
  readonly text: string;
}

export interface GoSource {
  /** Below `exercises`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly SourceLine[];
}

/** What is shown of a file; lines that hold a text are named by it, so that they are found again when the file changes. */
export interface GoPart {
  /** Path of a file in a Go module of `exercises`, from the project's root. */
  readonly file: string;
  /** Declarations, each with its comment: `func searchFile`, `type result`, `var resultsMu`, or `import`. All where it is left out. */
  readonly lines?: string | readonly string[];
  /** Texts of the first and of the last line that are shown of them. */
  readonly from?: string;
  readonly to?: string;
}

/** @throws Error that names what is not there */
export function goSource({ file, lines, from, to }: GoPart): GoSource {
  const fail = (what: string) => new Error(`<GoCode file="${file}">: ${what}`);
  const path = normalize(file);
  if (!path.startsWith(normalize('exercises/')) || !path.endsWith('.go'))
    throw fail('write a path from the project root, like exercises/go-search/server/search.go');
  if (!existsSync(path)) throw fail('there is no such file');
  if (!isInModule(path)) throw fail('it is in no Go module, so no test compiles it');
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const all = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index): SourceLine => ({ number: index + 1, text: line }));
  const names = lines === undefined ? [] : typeof lines === 'string' ? [lines] : lines;
  const parts = names.length === 0 ? [all] : names.map((name) => declaration(all, name, fail));
  const shown = parts.flat();
  const first = from === undefined ? 0 : shown.findIndex((line) => line.text.includes(from));
  if (first < 0) throw fail(`no line holds "${from}"`);
  const last =
    to === undefined
      ? shown.length - 1
      : shown.findIndex((line, at) => at >= first && line.text.includes(to));
  if (last < 0) throw fail(`no line after that holds "${to}"`);
  return { path: path.slice('exercises/'.length), text, lines: shown.slice(first, last + 1) };
}

/** Which of the lines hold one of the texts. @throws Error for a text that none holds */
export function markedLines({ path, lines }: GoSource, texts: readonly string[]): ReadonlySet<number> {
  const marked = new Set<number>();
  for (const text of texts) {
    const found = lines.filter((line) => line.text.includes(text));
    if (found.length === 0) throw new Error(`<GoCode> of ${path}: no line that is shown holds "${text}"`);
    for (const { number } of found) marked.add(number);
  }
  return marked;
}

/** A declaration at the top of the file with the comment above it. */
function declaration(
  all: readonly SourceLine[],
  name: string,
  fail: (what: string) => Error,
): readonly SourceLine[] {
  const [keyword = '', identifier = ''] = name.split(/\s+/);
  const begins = beginning(keyword, identifier);
  if (!begins) throw fail(`"${name}": write func, type, var or const and a name, or import`);
  let first = all.findIndex(({ text }) => begins.test(text));
  if (first < 0) throw fail(`there is no "${name}"`);
  // gofmt ends a declaration of several lines with a bracket in the first column; one with `{` after it ends parameters.
  const isBlock = /[{(]$/.test(all[first]?.text ?? '');
  const end = isBlock
    ? all.findIndex(({ text }, at) => at > first && /^[})]/.test(text) && !text.endsWith('{'))
    : first;
  while (all[first - 1]?.text.startsWith('//')) first--;
  return all.slice(first, end + 1);
}

function beginning(keyword: string, identifier: string): RegExp | null {
  if (keyword === 'import') return /^import\b/;
  if (!/^[\w.]+$/.test(identifier)) return null;
  // A method by its receiver and name: `func Recorder.Save`.
  const [name = '', method] = identifier.split('.');
  if (keyword === 'func')
    return method === undefined
      ? new RegExp(`^func ${name}[(\\[]`)
      : new RegExp(`^func \\(\\w+ \\*?${name}(?:\\[[^\\]]*\\])?\\) ${method}\\(`);
  return ['type', 'var', 'const'].includes(keyword) ? new RegExp(`^${keyword} ${name}\\b`) : null;
}

function isInModule(path: string): boolean {
  for (let folder = dirname(path); folder !== 'exercises' && folder !== '.'; folder = dirname(folder))
    if (existsSync(join(folder, 'go.mod'))) return true;
  return false;
}

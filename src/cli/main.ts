import { readFileSync } from 'node:fs';
import { type Locale, locales } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliEventsCatalog } from '../i18n/catalogs/cli-events.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { cliLogsCatalog } from '../i18n/catalogs/cli-logs.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { chooseLocale } from './locale.ts';
import { type Output, processOutput } from './output.ts';

type Environment = Readonly<Record<string, string | undefined>>;

type Command = (argv: readonly string[], locale: Locale, output: Output) => Promise<number>;

/** Each is loaded when it is asked for: what the others need costs half a second of CPU time. */
const commands = {
  analyze: async (): Promise<Command> => (await import('./analyze.ts')).analyze,
  compare: async (): Promise<Command> => (await import('./compare.ts')).compare,
  export: async (): Promise<Command> => (await import('./export.ts')).exportCalls,
  top: async (): Promise<Command> => (await import('./top.ts')).top,
  diff: async (): Promise<Command> => (await import('./diff.ts')).diff,
  trace: async (): Promise<Command> => (await import('./trace.ts')).trace,
  goroutine: async (): Promise<Command> => (await import('./goroutine.ts')).goroutine,
  events: async (): Promise<Command> => (await import('./events.ts')).events,
  check: async (): Promise<Command> => (await import('./check.ts')).check,
  progress: async (): Promise<Command> => (await import('./progress.ts')).progress,
} as const;
type CommandName = keyof typeof commands | 'serve';

function isCommand(name: string): name is CommandName {
  return name === 'serve' || Object.hasOwn(commands, name);
}

/** Takes `--lang` out, wherever it stands before `--`. */
function takeLanguage(argv: readonly string[]): { given: string | undefined; rest: string[] } {
  const rest: string[] = [];
  let given: string | undefined;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    if (word === '--') return { given, rest: [...rest, ...argv.slice(at)] };
    if (word === '--lang') given = argv[++at] ?? '';
    else if (word.startsWith('--lang=')) given = word.slice('--lang='.length);
    else rest.push(word);
  }
  return { given, rest };
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Help goes to standard output with exit 0; without a command the same text is an error. */
async function help(name: string | undefined, locale: Locale, output: Output): Promise<void> {
  const words = cliCatalog[locale];
  const texts = new Map([
    ['analyze', words.analyzeHelp],
    ['compare', cliLogsCatalog[locale].compareHelp],
    ['export', cliLogsCatalog[locale].exportHelp],
    ['top', cliPprofCatalog[locale].topHelp],
    ['diff', cliPprofCatalog[locale].diffHelp],
    ['events', cliEventsCatalog[locale].eventsHelp],
    ['trace', cliTraceCatalog[locale].traceHelp],
    ['goroutine', cliGoroutineCatalog[locale].help],
    ['check', words.checkHelp],
    ['progress', words.progressHelp],
  ]);
  await output.out(`${texts.get(name ?? '') ?? words.mainHelp}\n`);
}

async function run(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliCatalog[locale];
  const [name, ...rest] = argv;
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const options = argv.slice(0, end);
  if (options.includes('--help') || options.includes('-h') || name === 'help') {
    await help(name === 'help' ? rest[0] : name, locale, output);
    return ExitCode.ok;
  }
  if (options[0] === '--version') {
    await output.out(`${version()}\n`);
    return ExitCode.ok;
  }
  if (name === undefined) {
    output.err(`${words.mainHelp}\n`);
    return ExitCode.unusable;
  }
  if (name.startsWith('-')) throw new UsageError(words.unknownOption(name));
  if (!isCommand(name)) throw new UsageError(words.unknownCommand(name));
  if (name === 'serve') return startServer(rest, output);
  const interrupt = () => {
    if (output.progress) output.err('\r\u001b[K');
    process.exit(ExitCode.interrupted);
  };
  process.once('SIGINT', interrupt);
  try {
    const command = await commands[name]();
    return await command(rest, locale, output);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Told by its name, since its class comes with a schema library that most commands need not load. */
function isExerciseFileError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ExerciseFileError';
}

/** Loaded only when asked for: reading a log needs no server. The process lives on as long as the server listens. */
async function startServer(argv: readonly string[], output: Output): Promise<number> {
  const { readPort, ServeError, serve, stopOnSignal } = await import('./serve.ts');
  try {
    const { url, server } = await serve(readPort(argv, process.env));
    stopOnSignal(server);
    await output.out(`${url}\n`);
    return ExitCode.ok;
  } catch (error) {
    if (error instanceof ServeError) throw new InputError(error.message);
    throw error;
  }
}

/**
 * The `trace-dojo` command. Never throws for what a person did wrong: that is one line on standard error.
 * @returns the exit code
 */
export async function main(argv: readonly string[], env: Environment, output: Output): Promise<number> {
  const { given, rest } = takeLanguage(argv);
  const locale = chooseLocale(given, env);
  const words = cliCatalog[locale];
  try {
    if (given !== undefined && !(locales as readonly string[]).includes(given)) {
      throw new UsageError(words.unknownLanguage(given));
    }
    return await run(rest, locale, output);
  } catch (error) {
    if (error instanceof UsageError) {
      const command = rest[0] !== undefined && isCommand(rest[0]) ? `${rest[0]} ` : '';
      output.err(`${error.message}\n${words.moreHelp(command)}\n`);
      return ExitCode.unusable;
    }
    if (error instanceof InputError || isExerciseFileError(error)) {
      output.err(`${error.message}\n`);
      return ExitCode.unusable;
    }
    throw error;
  }
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), process.env, processOutput());
}

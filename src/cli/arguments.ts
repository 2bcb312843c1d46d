import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { UsageError } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface ReadOptions {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** What node:util says in English, in the reader's language. */
function explain(error: unknown, locale: Locale): UsageError {
  const words = cliCatalog[locale];
  const { code, message } = error as NodeJS.ErrnoException;
  const name = /'([^']+)'/.exec(message)?.[1]?.replace(/\s*<value>$/, '') ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new UsageError(words.unknownOption(name));
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const short = name.replace(/^-\w, /, '');
    return new UsageError(
      /does not take an argument/.test(message) ? words.optionNoValue(short) : words.optionValue(short),
    );
  }
  return new UsageError(message);
}

/** Options of one command, strictly: what is not in `options` is refused. @throws UsageError */
export function readOptions(argv: readonly string[], locale: Locale, options: Options): ReadOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as ReadOptions['values'], positionals };
  } catch (error) {
    throw explain(error, locale);
  }
}

import type { Granularity } from '../analysis/pprof/nodes.ts';
import { compileRegexp, type Matcher } from '../analysis/pprof/regexp/match.ts';
import { RegexpError } from '../analysis/pprof/regexp/syntax.ts';
import { makeReport } from '../analysis/pprof/report.ts';
import { sampleTypeOf } from '../analysis/pprof/sample-type.ts';
import { tagsOf } from '../analysis/pprof/tags.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliPprofCatalog } from '../i18n/catalogs/cli-pprof.ts';
import { visibleText } from '../views/visible-text.ts';
import { type ReadOptions, readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { openProfile } from './open-profile.ts';
import type { Output } from './output.ts';
import { reportToJson } from './pprof-json.ts';
import { PprofText } from './pprof-text.ts';
import { Progress } from './reading-progress.ts';

/** Options of the commands that print a table of a profile. */
export const tableOptions = {
  'sample-type': { type: 'string' },
  cum: { type: 'boolean' },
  lines: { type: 'boolean' },
  files: { type: 'boolean' },
  filefunctions: { type: 'boolean' },
  addresses: { type: 'boolean' },
  tree: { type: 'boolean' },
  graph: { type: 'boolean' },
  peek: { type: 'string' },
  tags: { type: 'boolean' },
  n: { type: 'string', short: 'n' },
  all: { type: 'boolean' },
  focus: { type: 'string' },
  ignore: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Nodes that `go tool pprof` prints with `-tree`, and draws, at most. */
const graphNodes = 80;

/**
 * `top PROFILE`: where the samples of a profile are.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function top(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const { values, positionals } = readOptions(argv, locale, tableOptions);
  const [path] = positionals;
  if (positionals.length !== 1 || path === undefined)
    throw new UsageError(cliPprofCatalog[locale].oneProfile);
  const request = readRequest(values, locale);
  const profile = await openProfile(path, locale, output, new Progress(output, locale));
  await output.out(tableOf(profile, path, request, locale));
  return ExitCode.ok;
}

interface TableRequest {
  readonly sampleType: string;
  readonly sort: 'flat' | 'cum';
  readonly granularity: Granularity;
  readonly form: 'top' | 'tree' | 'graph' | 'peek' | 'tags';
  readonly peek: Matcher | null;
  readonly focus: Matcher | null;
  readonly ignore: Matcher | null;
  /** The filters as the tool names them. */
  readonly filters: readonly string[];
  readonly most: number | null;
  readonly all: boolean;
  readonly json: boolean;
}

/** What a command line asks of a table. @throws UsageError */
export function readRequest(values: ReadOptions['values'], locale: Locale): TableRequest {
  const words = cliPprofCatalog[locale];
  const matcher = (option: 'peek' | 'focus' | 'ignore'): Matcher | null => {
    const text = values[option];
    if (typeof text !== 'string' || text === '') return null;
    try {
      return compileRegexp(text);
    } catch (error) {
      if (error instanceof RegexpError) throw new UsageError(words.badRegexp(`--${option}`, error.message));
      throw error;
    }
  };
  const forms = (['tree', 'graph', 'peek', 'tags'] as const).filter((form) => values[form] !== undefined);
  if (forms.length > 1) throw new UsageError(words.oneTable);
  const granularities = (['lines', 'files', 'filefunctions', 'addresses'] as const).filter(
    (one) => values[one],
  );
  if (granularities.length > 1) throw new UsageError(words.oneGranularity);
  const count = values['n'];
  if (count !== undefined && !/^\d{1,9}$/.test(String(count)))
    throw new UsageError(words.badCount(visibleText(String(count))));
  const filters = (['focus', 'ignore'] as const).flatMap((one) =>
    values[one] ? `${one}=${values[one]}` : [],
  );
  return {
    sampleType: String(values['sample-type'] ?? ''),
    sort: values['cum'] === true ? 'cum' : 'flat',
    granularity: granularities[0] ?? 'functions',
    form: forms[0] ?? 'top',
    peek: matcher('peek'),
    focus: matcher('focus'),
    ignore: matcher('ignore'),
    filters,
    most: count === undefined ? null : Number(count),
    all: values['all'] === true,
    json: values['json'] === true,
  };
}

/** The table that is asked for. @throws UsageError, InputError */
export function tableOf(profile: Profile, path: string, request: TableRequest, locale: Locale): string {
  const words = cliPprofCatalog[locale];
  if (profile.sampleTypes.length === 0) throw new InputError(words.noSamples, path);
  const sampleType = sampleTypeOf(profile, request.sampleType);
  if (sampleType < 0) {
    const all = profile.sampleTypes.map(({ type }) => visibleText(type)).join(', ');
    throw new UsageError(words.noSampleType(visibleText(request.sampleType), all));
  }
  const { form } = request;
  const whole = form === 'peek' || request.all;
  const report = makeReport(profile, {
    sampleType,
    granularity: request.granularity,
    sort: request.sort,
    focus: request.focus,
    ignore: request.ignore,
    forDrawing: form === 'graph',
    edges: form === 'top' && !request.json ? 'inlined' : 'all',
    nodeCount: whole ? 0 : (request.most ?? (form === 'tree' || form === 'graph' ? graphNodes : 0)),
    ...(whole && { nodeFraction: 0, edgeFraction: 0 }),
  });
  if (form === 'peek' && !report.nodes.some(({ name }) => request.peek?.(name)))
    throw new InputError(words.noMatch('--peek'), path);
  if (request.json) return `${JSON.stringify(reportToJson(report))}\n`;
  const text = new PprofText(report, locale, request.filters);
  if (form === 'tags') return text.tags(tagsOf(profile, sampleType));
  return form === 'top' ? text.top() : text.tree(request.peek);
}

import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { hostFolder, machineGlobals, pureLayers, sharedGlobals } from './layers.ts';

/** What a group of files may use beyond the language. */
interface Rule {
  /** Below the root. */
  readonly files: readonly string[];
  readonly globals: ReadonlySet<string>;
  readonly clock: boolean;
}

const rules: readonly Rule[] = [
  { files: pureLayers.map((layer) => `src/${layer}/**/*.ts`), globals: sharedGlobals, clock: false },
  { files: ['src/vm/**/*.ts'], globals: new Set([...sharedGlobals, ...machineGlobals]), clock: true },
];

/** Not of the platform but of the language, and still a clock or chance. */
const impureMembers: Readonly<Record<string, readonly string[]>> = { Date: ['now'], Math: ['random'] };

/**
 * Everything in the pure layers that ties them to a platform, a clock or chance, as a sentence: `node:` imports,
 * globals that only a page or only Node has, `Date.now`, `new Date()`, `Math.random`. The machine, apart from its hosts,
 * may look at a clock, and at nothing else of a platform.
 *
 * The type checker says what an identifier is, so a local called `process` or `window` is no finding.
 *
 * @param root a folder with `src/` in it
 * @param project where `node_modules` lies
 */
export function purityErrors(root: string, project: string, platformFiles: PlatformFiles): string[] {
  const ruled = rules.map((rule) => ({ rule, files: filesOf(rule, root) }));
  const all = ruled.flatMap(({ files }) => files);
  const program = programOf(
    all.map((file) => join(root, file)),
    project,
    platformFiles,
  );
  const checker = program.getTypeChecker();
  return ruled.flatMap(({ rule, files }) =>
    files.flatMap((file) => {
      const source = program.getSourceFile(join(root, file));
      return source ? errorsIn(source, file, checker, rule) : [];
    }),
  );
}

function filesOf(rule: Rule, root: string): string[] {
  return globSync([...rule.files], { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith(hostFolder))
    .sort();
}

/** The platforms' own types, which are most of what there is to read: read once for all checks that share this. */
export type PlatformFiles = Map<string, ts.SourceFile | undefined>;

function programOf(files: readonly string[], project: string, platformFiles: PlatformFiles): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    resolveJsonModule: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    typeRoots: [join(project, 'node_modules/@types')],
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...how) => {
    if (!name.includes('/node_modules/')) return read(name, ...how);
    if (!platformFiles.has(name)) platformFiles.set(name, read(name, ...how));
    return platformFiles.get(name);
  };
  return ts.createProgram(files, options, host);
}

function errorsIn(source: ts.SourceFile, file: string, checker: ts.TypeChecker, rule: Rule): string[] {
  const errors: string[] = [];
  const report = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    errors.push(`${file}:${line + 1}: ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && node.text.startsWith('node:')) report(node, `imports ${node.text}`);
    if (ts.isIdentifier(node) && isPlatformGlobal(node, checker, rule)) report(node, `uses ${node.text}`);
    const impure = rule.clock ? undefined : impureUse(node);
    if (impure) report(node, `uses ${impure}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return errors;
}

/** A name that stands alone (not `x.name`, not a key) and is declared only by the DOM's or Node's types. */
function isPlatformGlobal(node: ts.Identifier, checker: ts.TypeChecker, { globals }: Rule): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isQualifiedName(parent) && parent.right === node) return false;
  if (globals.has(node.text)) return false;
  if (node.text === 'globalThis') return true;
  const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
  const platform = (declaration: ts.Declaration) =>
    /\/lib\.(dom|webworker)[^/]*\.d\.ts$|\/@types\/node\//.test(declaration.getSourceFile().fileName);
  return declarations.length > 0 && declarations.every(platform) && isGlobalSymbol(node, checker);
}

/** Members of platform types (`{ type: ... }` in an options object) resolve to the platform's files, too. */
function isGlobalSymbol(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const meaning = ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace;
  const inScope = checker.resolveName(node.text, undefined, meaning, false);
  return inScope !== undefined && inScope === checker.getSymbolAtLocation(node);
}

function impureUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const of = node.expression.text;
    if (impureMembers[of]?.includes(node.name.text)) return `${of}.${node.name.text}`;
  }
  const bare = ts.isNewExpression(node) && !node.arguments?.length;
  if (bare && ts.isIdentifier(node.expression) && node.expression.text === 'Date') return 'new Date()';
  return undefined;
}

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { layers } from './layers.ts';

const posix = (path: string) => path.split(sep).join('/');

/** Which layer a file is in: `src/<layer>/...`, or `exercises`; undefined for files outside all layers. */
function layerOf(file: string): string | undefined {
  const [top, second, third] = file.split('/');
  if (top === 'exercises') return 'exercises';
  return top === 'src' && third !== undefined ? second : undefined;
}

/** The modules a file names, in import, export, `import()` and `new URL(..., import.meta.url)`. */
function importsOf(file: string, text: string): string[] {
  if (file.endsWith('.astro')) {
    const names = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g);
    return [...names].map((match) => match[1] as string);
  }
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const visit = (node: ts.Node): void => {
    const name = moduleName(node);
    if (name && ts.isStringLiteralLike(name)) found.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function moduleName(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
    return node.arguments?.[0];
  }
  return undefined;
}

/**
 * Every import between the project's files that goes against the direction, as a sentence; also relative imports
 * without their extension, which Node can't follow. Tests may import what they like.
 *
 * @param root a folder with `src/` and perhaps `exercises/` in it
 */
export function directionErrors(root: string): string[] {
  const errors: string[] = [];
  const files = globSync(['src/**/*.{ts,tsx,astro}', 'exercises/**/*.ts'], { cwd: root });
  for (const file of files.map(posix).sort()) {
    const layer = layerOf(file);
    if (layer === undefined || /\.test\.tsx?$/.test(file)) continue;
    const allowed = layers[layer];
    if (allowed === undefined) {
      errors.push(`${file}: src/${layer} is not in the table of layers`);
      continue;
    }
    for (const name of importsOf(file, readFileSync(join(root, file), 'utf8'))) {
      if (!name.startsWith('.')) continue;
      const target = posix(relative(root, resolve(root, dirname(file), name)));
      const other = layerOf(target);
      if (other !== undefined && other !== layer && !allowed.includes(other)) {
        errors.push(`${file}: ${layer} may not import ${other} (${name})`);
      }
      if (!/(\/|\.[a-z0-9]+(\?\w+)?)$/.test(name)) errors.push(`${file}: import with its extension: ${name}`);
    }
  }
  return errors;
}

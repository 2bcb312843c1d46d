import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import type { QueryNode } from './ast.ts';
import { costOf, keepTerm, needsAnalysis } from './keep-term.ts';
import { keepText } from './keep-text.ts';

/** What a selection is made from: `log` is missing while the file is still being read. */
export interface Selectable {
  readonly trace: StraceTrace;
  readonly log: StraceLog | null;
}

/**
 * The calls that a query selects, in file order. Yields often enough to be stopped within a few tens of milliseconds.
 * A query that asks about the analysis (class, path, file, fd, finding) selects nothing while there is none.
 */
export function* selectMatching(of: Selectable, node: QueryNode | null): Generator<void, Uint32Array> {
  const pass = new Uint8Array(of.trace.calls.count).fill(1);
  if (node && !of.log && asksAnalysis(node)) return new Uint32Array(0);
  if (node) yield* keepNode(of, node, pass);
  let count = 0;
  for (let call = 0; call < pass.length; call++) count += pass[call] as number;
  const selected = new Uint32Array(count);
  for (let call = 0, place = 0; place < count; call++) if (pass[call]) selected[place++] = call;
  return selected;
}

function asksAnalysis(node: QueryNode): boolean {
  if (node.kind === 'term') return needsAnalysis(node);
  if (node.kind === 'text') return false;
  return node.kind === 'not' ? asksAnalysis(node.item) : node.items.some(asksAnalysis);
}

function* keepNode(of: Selectable, node: QueryNode, pass: Uint8Array): Generator<void, void> {
  switch (node.kind) {
    case 'term':
      yield* keepTerm(of.trace, of.log, node, pass);
      break;
    case 'text':
      yield* keepText(of.trace, pass, node.text);
      break;
    case 'and':
      // What is quick first: the others then look at the calls that are left.
      for (const item of [...node.items].sort((a, b) => nodeCost(a) - nodeCost(b)))
        yield* keepNode(of, item, pass);
      break;
    case 'not': {
      const turned = pass.slice();
      yield* keepNode(of, node.item, turned);
      for (let call = 0; call < pass.length; call++) if (turned[call]) pass[call] = 0;
      break;
    }
    case 'or': {
      // What an earlier item let pass, the later ones need not look at.
      const left = pass.slice();
      for (const item of node.items) {
        const one = left.slice();
        yield* keepNode(of, item, one);
        for (let call = 0; call < left.length; call++) if (one[call]) left[call] = 0;
      }
      for (let call = 0; call < pass.length; call++) if (left[call]) pass[call] = 0;
      break;
    }
  }
  yield;
}

function nodeCost(node: QueryNode): number {
  if (node.kind === 'term') return costOf(node);
  if (node.kind === 'text') return 2;
  return node.kind === 'not' ? nodeCost(node.item) : Math.max(...node.items.map(nodeCost));
}

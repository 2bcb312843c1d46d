import type { QueryNode, Term, Value } from './ast.ts';
import { fields } from './fields.ts';
import { durationText, momentText, sizeText } from './numbers.ts';

/** A query in its one usual form: single spaces, field names written out, quotes only where needed. */
export function formatQuery(node: QueryNode | null): string {
  return node === null ? '' : formatNode(node);
}

/** One part of a query as it would stand beside others. */
export function formatNode(node: QueryNode): string {
  switch (node.kind) {
    case 'and':
      return node.items
        .map((item) => (item.kind === 'or' ? `(${formatNode(item)})` : formatNode(item)))
        .join(' ');
    case 'or':
      return node.items.map(formatNode).join(' OR ');
    case 'not':
      return node.item.kind === 'and' || node.item.kind === 'or'
        ? `-(${formatNode(node.item)})`
        : `-${formatNode(node.item)}`;
    case 'text':
      return textText(node.text);
    case 'term':
      return `${node.field}${node.op}${node.values.map((value) => valueText(node, value)).join(',')}`;
  }
}

/** A text that would be read as something else stands in quotes. */
function textText(text: string): string {
  const bare =
    /^[^\s()|"]+$/.test(text) &&
    !/^(?:-|[:~<>=]|[A-Za-z_][\w-]*[:~<>=])/.test(text) &&
    !/^(?:AND|OR|NOT)$/.test(text);
  return bare ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A value of a term; `field` decides between durations, sizes and plain numbers. */
export function valueText({ field, op }: Pick<Term, 'field' | 'op'>, value: Value): string {
  const { kind, words } = fields[field];
  switch (value.kind) {
    case 'word':
      return value.word;
    case 'pattern': {
      const known: readonly string[] = words;
      // A name that is spelt like one of the field's words is text only in quotes.
      const asWord = value.pieces.length === 1 && known.includes((value.pieces[0] ?? '').toLowerCase());
      return value.pieces
        .map((piece) => (asWord ? quote(piece) : pieceText(piece, value.pieces.length)))
        .join('*');
    }
    case 'range': {
      const one = kind === 'duration' ? durationText : kind === 'size' ? sizeText : String;
      return rangeText(value.low, value.high, op, one);
    }
    case 'moments': {
      const { low, high } = value;
      const end = (moment: typeof low) => (Number.isFinite(moment.ns) ? momentText(moment) : '');
      const [first, last] = [end(low), end(high)];
      return first === last ? first : `${first}..${last}`;
    }
  }
}

function rangeText(low: number, high: number, op: string, one: (value: number) => string): string {
  if (low === high || (op !== ':' && op !== '~')) return one(low);
  return `${Number.isFinite(low) ? one(low) : ''}..${Number.isFinite(high) ? one(high) : ''}`;
}

function pieceText(piece: string, pieces: number): string {
  if (piece === '') return pieces === 1 ? '""' : '';
  return /[\s()|",*]/.test(piece) ? quote(piece) : piece;
}

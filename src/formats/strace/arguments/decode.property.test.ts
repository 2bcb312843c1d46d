import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Argument } from './argument.ts';
import { decodeArguments, MAX_DEPTH } from './decode.ts';
import { splitArguments } from './scan.ts';
import { argumentStart, type FdSpan, readFd, readString, type StringSpan } from './spans.ts';

const recorded = [
  '4<TCP:[19203]>, {sa_family=AF_INET, sin_port=htons(38297), sin_addr=inet_addr("127.0.0.1")}, 16',
  '12<UNIX-STREAM:[19210->19209,"/tmp/cap/x.sock"]>, {sa_family=AF_UNIX}, [110 => 2], SOCK_CLOEXEC',
  'AT_FDCWD</tmp/cap>, "/tmp/cap/a<b>c\\"d\\\\e f", O_RDWR|O_CREAT|O_CLOEXEC, 0640',
  '20<anon_inode:[eventpoll]>, EPOLL_CTL_ADD, 5</dev/null<char 1:3>>, {events=EPOLLIN, data={u32=5, u64=140}}',
  '{flags=CLONE_VM|CLONE_FS, child_tid=0x7fa0fffdb990, exit_signal=0, tls=0x7fa0ff} => {parent_tid=[12142]}, 88',
  '12143<python3>, [{WIFEXITED(s) && WEXITSTATUS(s) == 0}], 0, NULL',
  '"/bin/true", ["true", "a\\"b"...], 0x7fff657883a0 /* 35 vars */, ~[RTMIN RT_1], 1<<CAP_CHOWN',
  'fd=23</tmp/a\\74b>(deleted), F_SETLKW, {l_type=F_WRLCK, l_start=-1} or X /* "*/',
];

/** Characters that mean something to the grammar, often; anything else, sometimes. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...'[]{}()<>,"\\|=/*~@ 0123456789xaA-.:?'.split('')) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ' => ',
          '->',
          '/* ',
          ' */',
          ' or ',
          '3<',
          'A:[',
          ']>',
          'AT_FDCWD<',
          '...',
          '\\76',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(''));

function children(argument: Argument): readonly Argument[] {
  if ('items' in argument) return argument.items;
  return argument.kind === 'change' ? [argument.before, argument.after] : [];
}

/** Nodes are in order, inside their parent, apart from each other, and no deeper than promised. */
function checkSpans(items: readonly Argument[], start: number, end: number, depth = 0): void {
  expect(depth).toBeLessThanOrEqual(4 * MAX_DEPTH);
  let from = start;
  for (const item of items) {
    expect(item.start).toBeGreaterThanOrEqual(from);
    expect(item.end).toBeGreaterThanOrEqual(item.start);
    expect(item.end).toBeLessThanOrEqual(end);
    checkSpans(children(item), item.start, item.end, depth + 1);
    from = item.end;
  }
}

describe('decodeArguments never throws and keeps its promises', () => {
  test('on hostile text', () => {
    fc.assert(
      fc.property(hostile, (text) => checkSpans(decodeArguments(text), 0, text.length)),
      { numRuns: 3_000 },
    );
  });

  test('on real text cut at each offset', () => {
    for (const text of recorded) {
      for (let end = 0; end <= text.length; end++) {
        const cut = text.slice(0, end);
        checkSpans(decodeArguments(cut), 0, cut.length);
        checkSpans(decodeArguments(text.slice(end)), 0, text.length - end);
      }
    }
  });

  test('on real text with flipped bits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded),
        fc.array(fc.tuple(fc.nat(), fc.nat(6)), { minLength: 1, maxLength: 6 }),
        (text, flips) => {
          const codes = [...text].map((character) => character.charCodeAt(0));
          for (const [at, bit] of flips) codes[at % codes.length]! ^= 1 << bit;
          const flipped = String.fromCharCode(...codes);
          checkSpans(decodeArguments(flipped), 0, flipped.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '[',
    '{a=',
    'f(',
    '3<A:[',
    '3<A:["',
    '3<',
    'a[',
    '"\\',
    '/*',
    ' => ',
    '|',
    ' or ',
    'a=',
    ',',
    ')',
    '~',
    '\0',
    '<',
    '3</x<char 1:3',
    '3<A:[>,',
  ])('a megabyte of %j do not hang it', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    checkSpans(decodeArguments(text), 0, text.length);
    splitArguments(text);
  });

  test('a string of a megabyte', () => {
    const [string] = decodeArguments(`"${'\\0abc'.repeat(200_000)}"`);
    expect(string).toMatchObject({ kind: 'string', cut: false });
    expect(string?.kind === 'string' && string.bytes.length).toBe(800_000);
  });
});

/** As `string_quote` of strace's src/util.c: plain, `-x` (all hexadecimal if any byte is not printable), `-xx`. */
function quote(bytes: Uint8Array, mode: 'plain' | '-x' | '-xx'): string {
  const printable = (byte: number) => (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);
  if (mode === '-xx' || (mode === '-x' && !bytes.every(printable))) {
    return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  }
  const letters: Record<number, string> = {
    9: '\\t',
    10: '\\n',
    11: '\\v',
    12: '\\f',
    13: '\\r',
    34: '\\"',
    92: '\\\\',
  };
  let out = '';
  bytes.forEach((byte, at) => {
    const next = bytes[at + 1];
    const digitFollows = next !== undefined && next >= 48 && next <= 57;
    if (letters[byte]) out += letters[byte];
    else if (byte >= 32 && byte < 127) out += String.fromCharCode(byte);
    else out += `\\${byte.toString(8).padStart(digitFollows ? 3 : 1, '0')}`;
  });
  return out;
}

test('bytes quoted as strace does decode to the bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('plain' as const, '-x' as const, '-xx' as const),
      fc.boolean(),
      (bytes, mode, cut) => {
        const text = `3, "${quote(bytes, mode)}"${cut ? '...' : ''}, 7`;
        expect(decodeArguments(text)).toMatchObject([
          { value: 3 },
          { kind: 'string', bytes, cut },
          { value: 7 },
        ]);
      },
    ),
    { numRuns: 1_000 },
  );
});

describe('the helpers over bytes agree with the tree', () => {
  const encoder = new TextEncoder();
  const fdSpan: FdSpan = { nameStart: 0, nameEnd: 0, end: 0 };
  const stringSpan: StringSpan = { start: 0, end: 0, after: 0, cut: false };
  const ascii = hostile.map((text) =>
    text
      .split('')
      .map((one) => (one > '\u007f' ? '?' : one))
      .join(''),
  );
  const texts = fc.oneof(ascii, fc.constantFrom(...recorded));

  /** No name, or one as `-N` prints it; the helpers know no others. */
  const isPlainName = (argument: Argument | undefined, text: string) =>
    argument?.name === undefined ||
    (/^\w+$/.test(argument.name) && text.trimStart().startsWith(`${argument.name}=`));

  test('where arguments begin', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = encoder.encode(text);
        const spans = splitArguments(text);
        for (let index = 0; index <= spans.length; index++) {
          const start = argumentStart(bytes, 0, bytes.length, index);
          const span = spans[index];
          if (span && span.end > span.start) expect(start).toBe(span.start);
          else if (!span) expect(start).toBe(-1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('file descriptors', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = encoder.encode(text);
        const [first] = decodeArguments(text);
        const fd = readFd(bytes, 0, bytes.length, fdSpan);
        if (!isPlainName(first, text)) return;
        if (first?.kind === 'number' && first.base === 10 && Number.isInteger(first.value)) {
          if (first.text.length < 10 && first.text[0] !== '-' && first.comment === undefined)
            expect(fd).toBe(first.value);
          return;
        }
        if (first?.kind !== 'fd' || first.value > 2 ** 31 || first.unfinished || first.comment !== undefined)
          return;
        expect(fd).toBe(first.value < 0 && first.value !== -100 ? -1 : first.value);
        if (fd !== -1) expect(fdSpan.end).toBe(first.end);
      }),
      { numRuns: 2_000 },
    );
  });

  test('strings', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = encoder.encode(text);
        const [first] = decodeArguments(text);
        if (first?.kind !== 'string' || first.comment !== undefined || !isPlainName(first, text)) return;
        expect(readString(bytes, 0, bytes.length, stringSpan)).toBe(true);
        expect(stringSpan).toMatchObject({ after: first.end, cut: first.cut });
      }),
      { numRuns: 2_000 },
    );
  });

  test('recorded lines', () => {
    const read = (text: string, index: number): [number, string, boolean] => {
      const bytes = encoder.encode(text);
      const start = argumentStart(bytes, 0, bytes.length, index);
      const fd = readFd(bytes, start, bytes.length, fdSpan);
      const name = text.slice(fdSpan.nameStart, fdSpan.nameEnd);
      return [fd, fd === -1 ? '' : name, readString(bytes, start, bytes.length, stringSpan)];
    };
    expect(read(recorded[0]!, 0)).toEqual([4, 'TCP:[19203]', false]);
    expect(read(recorded[1]!, 0)).toEqual([12, 'UNIX-STREAM:[19210->19209,"/tmp/cap/x.sock"]', false]);
    expect(read(recorded[2]!, 0)).toEqual([-100, '/tmp/cap', false]);
    expect(read(recorded[2]!, 1)).toEqual([-1, '', true]);
    expect(read(recorded[3]!, 2)).toEqual([5, '/dev/null<char 1:3>', false]);
    expect(read(recorded[7]!, 0)).toEqual([23, '/tmp/a\\74b', false]);
    expect(read('NULL, 3', 0)).toEqual([-1, '', false]);
    expect(read('-1, 3', 0)).toEqual([-1, '', false]);
    expect(read('1<<CAP_CHOWN', 0)).toEqual([1, '', false]);
  });
});

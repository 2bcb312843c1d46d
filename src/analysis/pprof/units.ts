import type { Int64 } from '../../formats/pprof/int64.ts';

interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly factor: number;
}

interface UnitFamily {
  readonly units: readonly Unit[];
  readonly fallback: Unit;
}

const unit = (name: string, factor: number, ...aliases: string[]): Unit => ({ name, aliases, factor });

/** Units that are scaled, as in google/pprof, internal/measurement. */
const families: readonly UnitFamily[] = [
  {
    units: [
      unit('B', 1, 'b', 'byte'),
      unit('kB', 2 ** 10, 'kb', 'kbyte', 'kilobyte'),
      unit('MB', 2 ** 20, 'mb', 'mbyte', 'megabyte'),
      unit('GB', 2 ** 30, 'gb', 'gbyte', 'gigabyte'),
      unit('TB', 2 ** 40, 'tb', 'tbyte', 'terabyte'),
      unit('PB', 2 ** 50, 'pb', 'pbyte', 'petabyte'),
    ],
    fallback: unit('B', 1),
  },
  {
    units: [
      unit('ns', 1, 'ns', 'nanosecond'),
      unit('us', 1e3, 'us', 'microsecond'),
      unit('ms', 1e6, 'ms', 'millisecond'),
      unit('s', 1e9, 's', 'sec', 'second'),
      unit('hrs', 3600e9, 'hour', 'hr'),
    ],
    fallback: unit('s', 1e9),
  },
  {
    units: ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P'].map((prefix, index) => {
      const words = ['nano', 'micro', 'milli', '', 'kilo', 'mega', 'giga', 'tera', 'peta'];
      return unit(prefix === '' ? 'GCU' : `${prefix}*GCU`, 10 ** (3 * index - 9), `${words[index]}gcu`);
    }),
    fallback: unit('GCU', 1),
  },
];

function find(family: UnitFamily, name: string): Unit | undefined {
  const lower = name.toLowerCase();
  // Two letters may end in s by nature: ms. (pprof counts bytes, so its own alias μs is never found.)
  const singular = lower.length > 2 || lower === 'μs' ? lower.replace(/s$/, '') : lower;
  return family.units.find(({ aliases }) => aliases.includes(singular));
}

/** Whether both are units of one thing, so that one can be turned into the other. */
export function areConvertible(a: string, b: string): boolean {
  return a === b || families.some((family) => find(family, a) && find(family, b));
}

/**
 * A value in another unit, or with `minimum` in the largest unit of which there is at least one.
 * @returns the value and the unit's short name, which is empty for counts
 */
export function scale(value: Int64, from: string, to: string): readonly [number, string] {
  const number = Number(value);
  if (number < 0) {
    const [scaled, name] = scale(-number, from, to);
    return [-scaled, name];
  }
  for (const family of families) {
    const source = find(family, from);
    if (!source) continue;
    const base = number * source.factor;
    const target = to === 'minimum' ? largest(family, base) : find(family, to);
    const { factor, name } = target ?? family.fallback;
    return [base / factor, name];
  }
  const plain = to === 'count' || to === 'sample' || to === 'unit' || to === 'minimum';
  return [number, plain ? '' : to];
}

function largest({ units }: UnitFamily, base: number): Unit | undefined {
  return units.filter(({ factor }) => base / factor >= 1).at(-1);
}

/** A value with its unit as pprof prints it: `4.95s`, `9735.06kB`, `2928`, `0`. */
export function scaledText(value: Int64, from: string, to: string): string {
  const [scaled, name] = scale(value, from, to);
  const digits = hundredths(scaled).replace(/\.00$/, '');
  return digits === '0' || digits === '-0' ? '0' : digits + name;
}

/** A share as pprof prints it, six characters wide or more: ` 43.7%`, `  100%`, `  0.5%`. */
export function percentText(value: Int64, total: Int64): string {
  const ratio = Number(total) === 0 ? 0 : Math.abs(Number(value) / Number(total)) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return '  100%';
  return `${(ratio >= 1 ? hundredths(ratio) : twoDigits(ratio)).padStart(5)}%`;
}

/**
 * Two decimals, as C and Go round: a value exactly between two goes to the even one, where toFixed goes up. Such values
 * are odd eighths.
 */
function hundredths(value: number): string {
  const eighths = Math.abs(value) * 8;
  if (eighths % 2 !== 1) return value.toFixed(2);
  const below = Math.floor(Math.abs(value) * 100);
  const even = below % 2 === 0 ? below : below + 1;
  return `${value < 0 ? '-' : ''}${Math.floor(even / 100)}.${String(even % 100).padStart(2, '0')}`;
}

/** Two significant digits of a value from 0 to below 1, in Go's `%.2g`. */
function twoDigits(value: number): string {
  if (value === 0) return '0';
  // The only values between two of these that a float holds: odd eighths and a sixteenth.
  if (value === 0.0625) return '0.062';
  if (value >= 0.1 && (value * 8) % 2 === 1) return hundredths(value);
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  if (Number(exponent) < -4) return `${digits.replace('.0', '')}e-${exponent.slice(1).padStart(2, '0')}`;
  return String(Number(value.toPrecision(2)));
}

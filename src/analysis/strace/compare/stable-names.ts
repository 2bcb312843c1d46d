import type { StraceTrace } from '../../../formats/strace/trace.ts';

/*
 * Two captures of one program name the same things differently: pids, sockets' inodes, the port a client was given,
 * names of temporary files. A name that both logs have stays as it is. In a name that only one of them has, those
 * parts are replaced by what they are, so that the two sides meet; everything else (versions, numbered files) stays.
 */

/** `pipe:[7]`, `socket:[41233]`: the inode. */
const inode = /(?<=^[a-zA-Z_-]+:\[)\d+(?=\])/;
/** Linux gives clients ports of this range (net.ipv4.ip_local_port_range, default 32768 to 60999). */
const port = /(?<=^(?:tcp|udp)[^ ]* .*:)(?:3[2-9]\d{3}|[45]\d{4}|60\d{3})$/;
const processFolder = /(?<=^\/proc\/)\d+(?=\/|$)/;
const taskFolder = /(?<=^\/proc\/[^/]+\/task\/)\d+(?=\/|$)/;
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
/** 12 and more hexadecimal digits in a row, some of them letters and some digits: a hash, never a word or a date. */
const hash = /(?<![0-9a-z])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}(?![0-9a-z])/gi;
/** mkstemp and its kin fill in six or more letters and digits, in a folder for such files or behind `tmp`. */
const temporary = /^\/(?:tmp|var\/tmp|dev\/shm|run\/user\/\d+)\//;
const randomPart = /[0-9A-Za-z_]{6,}(?=\.[a-z]{1,5}$|$)/;
const longestName = 4096;

/** Turns the volatile parts of names of one log into what they are: `/run/web.{pid}.sock`. */
export class StableNames {
  private readonly pids: ReadonlySet<string>;

  constructor(trace: StraceTrace) {
    this.pids = new Set(trace.threads.flatMap(({ pid }) => (pid === null ? [] : [String(pid)])));
  }

  of(name: string): string {
    if (name.length > longestName) return name;
    let text = name
      .replace(inode, '{inode}')
      .replace(port, '{port}')
      .replace(processFolder, '{pid}')
      .replace(taskFolder, '{pid}')
      .replace(uuid, '{uuid}')
      .replace(hash, '{hash}');
    if (!text.startsWith('/')) return text;
    // Three digits and more: `1` is a pid in a container, and a number of many other things.
    text = text.replace(/(?<!\d)\d{3,7}(?!\d)/g, (digits) => (this.pids.has(digits) ? '{pid}' : digits));
    const last = text.lastIndexOf('/') + 1;
    const base = text.slice(last);
    if (!temporary.test(text) && !/tmp|temp/i.test(base)) return text;
    return text.slice(0, last) + base.replace(randomPart, (part) => withoutRandom(part));
  }
}

/** Python's tempfile: `tmp` and eight small letters, digits and underscores. */
const pythonTemporary = /^tmp[a-z0-9_]{8}$/;
/** A word and perhaps its number (`worker12`, `Config`): no random letters. */
const word = /^[A-Za-z][a-z]*\d*$/;

/** `report_x7Fq2A` keeps `report_`: what was filled in mixes small letters, capitals and digits. */
function withoutRandom(part: string): string {
  if (pythonTemporary.test(part)) return 'tmp{random}';
  const from = part.lastIndexOf('_') + 1;
  const filled = part.slice(from);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(filled)).length;
  if (filled.length < 6 || kinds < 2 || word.test(filled)) return part;
  return `${part.slice(0, from)}{random}`;
}

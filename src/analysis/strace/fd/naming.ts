import { decodeArguments } from '../../../formats/strace/arguments/decode.ts';
import { type SocketAddress, socketAddress } from '../../../formats/strace/arguments/socket-address.ts';
import { argumentEnd } from '../../../formats/strace/arguments/spans.ts';
import { textOf, unescapeText } from '../../../formats/strace/arguments/strings.ts';
import { NameTable } from './names.ts';
import { addressText, decorationName, protocolOf, type Strength, strengthOf } from './socket-names.ts';

const decoder = new TextDecoder();
const BACKSLASH = 92;
const SLASH = 47;

/** Room for a second id beside the first in one number that is still exact. */
const PAIR = 2 ** 26;

/**
 * Turns what the log prints (decorations, paths, addresses) into names with ids. Each distinct text is decoded once;
 * after that a name costs a look-up of its bytes.
 */
export class Naming {
  readonly names = new NameTable();
  /** By id of the text as printed: id plus one of the name it stands for, as a decoration and as a path. */
  private readonly decorations: (number | undefined)[] = [];
  private readonly paths: (number | undefined)[] = [];
  private readonly strengths: (Strength | undefined)[] = [];
  private readonly bareFds: number[] = [];
  private readonly joined = new Map<number, number>();
  private readonly addresses: (SocketAddress | null | undefined)[] = [];
  private readonly printedAddresses = new NameTable();
  private readonly peers = new Map<string, number>();

  /** The name that the decoration in [start, end) gives. */
  decoration(bytes: Uint8Array, start: number, end: number): number {
    const printed = this.names.intern(bytes, start, end);
    const known = this.decorations[printed];
    if (known !== undefined) return known;
    const { name, strength } = decorationName(decoder.decode(bytes.subarray(start, end)));
    const id = this.names.internText(name);
    this.decorations[printed] = id;
    this.strengths[id] ??= strength;
    return id;
  }

  /** The path whose escaped characters are in [start, end). */
  path(bytes: Uint8Array, start: number, end: number): number {
    const printed = this.names.intern(bytes, start, end);
    const known = this.paths[printed];
    if (known !== undefined) return known;
    let id = printed;
    if (bytes.subarray(start, end).indexOf(BACKSLASH) >= 0) {
      id = this.names.internText(textOf(unescapeText(decoder.decode(bytes.subarray(start, end)))));
    }
    this.paths[printed] = id;
    return id;
  }

  isAbsolute(path: number): boolean {
    return this.names.bytes(path)[0] === SLASH;
  }

  /** A path relative to a directory, `./` left out. */
  join(directory: number, path: number): number {
    const key = directory * PAIR + path;
    const known = this.joined.get(key);
    if (known !== undefined) return known;
    const base = this.names.text(directory);
    let rest = this.names.text(path);
    while (rest.startsWith('./')) rest = rest.slice(2);
    const isSame = rest === '' || rest === '.';
    const id = isSame ? directory : this.names.internText(`${base.endsWith('/') ? base : `${base}/`}${rest}`);
    this.joined.set(key, id);
    return id;
  }

  /** `fd 3`: what a call works on when the log does not say what that is. */
  bareFd(fd: number): number {
    if (fd > 65_535) return this.names.internText(`fd ${fd}`);
    this.bareFds[fd] ??= this.names.internText(`fd ${fd}`);
    return this.bareFds[fd];
  }

  strength(id: number): Strength {
    this.strengths[id] ??= strengthOf(this.names.text(id));
    return this.strengths[id];
  }

  /** The one that says more; `first` where both say as much. */
  better(first: number, second: number): number {
    return this.strength(second) > this.strength(first) ? second : first;
  }

  /** The socket address that begins at `start`. */
  address(bytes: Uint8Array, start: number, end: number): SocketAddress | null {
    const printed = this.printedAddresses.intern(bytes, start, argumentEnd(bytes, start, end));
    const known = this.addresses[printed];
    if (known !== undefined) return known;
    const text = decoder.decode(this.printedAddresses.bytes(printed));
    const address = socketAddress(decodeArguments(text)[0]) ?? null;
    this.addresses[printed] = address;
    return address;
  }

  /**
   * The name of the peer, or with `listen` of the listener, at an address; 0 for an address that names nothing.
   * `socket` is what is known of the socket and gives the protocol.
   */
  peer(address: SocketAddress | null, socket: number, fallback: string, listen: boolean): number {
    if (!address) return 0;
    const text = addressText(address);
    if (text === '') return 0;
    const protocol = address.family === 'AF_UNIX' ? 'unix' : protocolOf(this.names.text(socket)) || fallback;
    const name = `${protocol} ${listen ? 'listen ' : ''}${text}`;
    let id = this.peers.get(name);
    if (id === undefined) {
      id = this.names.internText(name);
      this.peers.set(name, id);
    }
    return id;
  }
}

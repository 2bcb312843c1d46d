import { decodeArguments } from '../../../formats/strace/arguments/decode.ts';
import { type SocketAddress, socketAddress } from '../../../formats/strace/arguments/socket-address.ts';
import { argumentEnd } from '../../../formats/strace/arguments/spans.ts';
import { textOf, unescapeText } from '../../../formats/strace/arguments/strings.ts';
import { NameTable } from './names.ts';
import {
  addressText,
  decorationName,
  protocolOf,
  type Strength,
  socketName,
  socketProtocols,
  strengthOf,
} from './socket-names.ts';

const decoder = new TextDecoder();
const BACKSLASH = 92;
const SLASH = 47;

/** Room for a second id beside the first in one number that is still exact. */
const PAIR = 2 ** 26;
/** More than there are socket protocols with names. */
const MOST_PROTOCOLS = 32;

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
  private readonly printedAddresses = new NameTable();
  private readonly addresses: (SocketAddress | null | undefined)[] = [];
  /** By id of the address as printed, protocol and whether it listens. */
  private readonly peers = new Map<number, number>();
  private readonly protocols = ['', 'tcp', 'udp', ...socketProtocols];
  private readonly protocolOf: (number | undefined)[] = [];
  private readonly printedSockets = new NameTable();
  private readonly sockets: (number | undefined)[] = [];

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

  /** The number of the socket address that begins at `start`, as printed. */
  address(bytes: Uint8Array, start: number, end: number): number {
    return this.printedAddresses.intern(bytes, start, argumentEnd(bytes, start, end));
  }

  /**
   * The name of the peer, or with `listen` of the listener, at an address; 0 for an address that names nothing.
   * `socket` is the name of the socket so far and gives the protocol.
   */
  peer(address: number, socket: number, fallback: 'tcp' | 'udp', listen: boolean): number {
    if (address === 0) return 0;
    const protocol = this.protocol(socket) || (fallback === 'tcp' ? 1 : 2);
    const key = (address * MOST_PROTOCOLS + protocol) * 2 + (listen ? 1 : 0);
    const known = this.peers.get(key);
    if (known !== undefined) return known;
    const decoded = this.decodedAddress(address);
    const text = decoded ? addressText(decoded) : '';
    const prefix = decoded?.family === 'AF_UNIX' ? 'unix' : this.protocols[protocol];
    const id = text === '' ? 0 : this.names.internText(`${prefix} ${listen ? 'listen ' : ''}${text}`);
    this.peers.set(key, id);
    return id;
  }

  /** The name of a fresh socket, from the arguments of `socket` in [start, end). */
  socket(bytes: Uint8Array, start: number, end: number): number {
    const printed = this.printedSockets.intern(bytes, start, end);
    let id = this.sockets[printed];
    if (id === undefined) {
      const [domain = '', type = '', protocol = ''] = decoder
        .decode(bytes.subarray(start, end))
        .split(',', 3);
      id = this.names.internText(socketName(withoutName(domain), withoutName(type), withoutName(protocol)));
      this.sockets[printed] = id;
    }
    return id;
  }

  private decodedAddress(printed: number): SocketAddress | null {
    const known = this.addresses[printed];
    if (known !== undefined) return known;
    const text = decoder.decode(this.printedAddresses.bytes(printed));
    const address = socketAddress(decodeArguments(text)[0]) ?? null;
    this.addresses[printed] = address;
    return address;
  }

  /** Index into `protocols` of a socket's name; 0 for other names. */
  private protocol(name: number): number {
    const known = this.protocolOf[name];
    if (known !== undefined) return known;
    const index = this.protocols.indexOf(protocolOf(this.names.text(name)));
    this.protocolOf[name] = index;
    return index;
  }
}

/** An argument without the name that -N prints before it. */
function withoutName(argument: string): string {
  return argument.slice(argument.indexOf('=') + 1).trim();
}

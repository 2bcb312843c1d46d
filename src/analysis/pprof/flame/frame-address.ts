import type { StackColumns, StackParts } from './stack-columns.ts';

/** Names a frame of a flame graph by its way from the root: the same in every tree of the same stacks. */
export interface FrameAddress {
  /** Of the frame; the root of all has none. */
  readonly depth: number;
  readonly hash: number;
}

/** A text's 32 bits (FNV-1a over its UTF-16 units). */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The hash of a frame by that of its caller's and of its own name. */
export function hashOfFrame(caller: number, name: number): number {
  const mixed = Math.imul(caller ^ (caller >>> 15), 0x85ebca6b) ^ Math.imul(name, 0x9e3779b1);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** As it stands in an address: `7.1k3zq9`; empty for the root. */
export function addressText({ depth, hash }: FrameAddress): string {
  return depth === 0 ? '' : `${depth}.${hash.toString(36)}`;
}

/** Reads what `addressText` wrote; null for the root and for anything else. */
export function readAddress(text: string): FrameAddress | null {
  const [, depth, hash] = /^(\d{1,5})\.([0-9a-z]{1,7})$/.exec(text) ?? [];
  const address = { depth: Number(depth), hash: Number.parseInt(hash ?? '', 36) };
  return address.depth > 0 && address.hash <= 0xffffffff ? address : null;
}

/** The functions on the way to a frame, the frame last; null where no stack has it. */
export function pathTo(
  stacks: StackColumns,
  parts: StackParts,
  nameHashes: Uint32Array,
  { depth, hash }: FrameAddress,
): number[] | null {
  const { frames, count } = stacks;
  const step = parts.isReversed ? -1 : 1;
  for (let stack = 0; stack < count; stack++) {
    const from = parts.from[stack] as number;
    const to = parts.to[stack] as number;
    if (parts.taken?.[stack] === 0 || to - from < depth) continue;
    const first = parts.isReversed ? to - 1 : from;
    let found = 0;
    for (let level = 0; level < depth; level++)
      found = hashOfFrame(found, nameHashes[frames[first + step * level] as number] as number);
    if (found === hash)
      return Array.from({ length: depth }, (_, level) => frames[first + step * level] as number);
  }
  return null;
}

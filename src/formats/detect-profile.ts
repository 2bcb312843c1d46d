/*
 * Tells a pprof profile (uncompressed) from anything else that is not text, by the shape of its protocol buffer:
 * https://github.com/google/pprof/blob/main/proto/profile.proto. Encoders differ in the order of fields and may add
 * fields of their own, so every tag is looked at and none is asked for in particular.
 */

const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Which wire types each field of `Profile` can have; `comment` (13) is packed or not. */
const fields: Readonly<Record<number, readonly number[]>> = {
  1: [wire.bytes],
  2: [wire.bytes],
  3: [wire.bytes],
  4: [wire.bytes],
  5: [wire.bytes],
  6: [wire.bytes],
  7: [wire.varint],
  8: [wire.varint],
  9: [wire.varint],
  10: [wire.varint],
  11: [wire.bytes],
  12: [wire.varint],
  13: [wire.varint, wire.bytes],
  14: [wire.varint],
  15: [wire.varint],
};
const sampleType = 1;
/** Without a sample type in sight, this many messages and texts in a row are no accident. */
const enough = 32;

/**
 * Whether the beginning of an input has the shape of a profile. It may end in the middle of a field.
 * @param front any bytes; never throws
 */
export function looksLikeProfile(front: Uint8Array): boolean {
  let at = 0;
  let known = 0;
  while (at < front.length) {
    const field = readField(front, at, front.length);
    if (!field) return false;
    const { number, type, start, end } = field;
    const types = fields[number];
    if (types && !types.includes(type)) return false;
    if (types && type === wire.bytes) known++;
    if (number === sampleType && end <= front.length) return isValueType(front, start, end);
    if (known >= enough) return true;
    at = end;
  }
  return false;
}

/** `ValueType`: the string indices of a type and its unit; what else is in it is skipped. */
function isValueType(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const field = readField(bytes, at, to);
    if (!field || field.end > to) return false;
    if (field.number <= 2 && field.type !== wire.varint) return false;
    at = field.end;
  }
  return true;
}

interface Field {
  readonly number: number;
  readonly type: number;
  /** Of the payload; `end` may lie past the end of the bytes. */
  readonly start: number;
  readonly end: number;
}

function readField(bytes: Uint8Array, at: number, to: number): Field | null {
  const tag = readVarint(bytes, at, to);
  if (!tag) return null;
  const number = Math.floor(tag.value / 8);
  const type = tag.value % 8;
  const start = tag.end;
  if (number === 0) return null;
  if (type === wire.fixed64) return { number, type, start, end: start + 8 };
  if (type === wire.fixed32) return { number, type, start, end: start + 4 };
  const value = readVarint(bytes, start, to);
  if (!value) return null;
  if (type === wire.varint) return { number, type, start, end: value.end };
  if (type === wire.bytes) return { number, type, start: value.end, end: value.end + value.value };
  return null;
}

function readVarint(bytes: Uint8Array, at: number, to: number): { value: number; end: number } | null {
  let value = 0;
  for (let i = 0; i < 10 && at + i < to; i++) {
    const byte = bytes[at + i] as number;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, end: at + i + 1 };
  }
  return null;
}

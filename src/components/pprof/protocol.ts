import type { Narrowing } from '../../analysis/pprof/narrow.ts';
import type { FlameAnswer } from '../../views/flame/flame-answer.ts';
import type { CallGraph } from '../../views/pprof/call-graph.ts';
import type { DiffFlameAnswer, DiffTableAnswer } from '../../views/pprof/profile-diff.ts';
import type { ProfileInfo, ProfilePeek, ProfileTable, ProfileTag } from '../../views/pprof/profile-info.ts';
import type { Notice, Stage, TraceKey } from '../analyzer/protocol.ts';
import type { TableOrder } from '../instrument/table-order.ts';
import type { FlameAsked } from './flame/flame-params.ts';

export interface ProfileOpenState {
  readonly format: 'pprof';
  readonly stage: Stage;
  readonly notices: readonly Notice[];
  /** Null until it is read. */
  readonly info: ProfileInfo | null;
}

interface Narrowed {
  readonly trace: TraceKey;
  /** Which stacks count; the expressions can be read. */
  readonly narrow: Narrowing;
}

interface Asked extends Narrowed {
  /** Index of the sample type. */
  readonly type: number;
}

interface Table extends Asked {
  /** What a name has to hold; all where it is empty. */
  readonly text: string;
  readonly order: TableOrder;
  /** How many rows at most. */
  readonly most: number;
}

/** Against what the open profile is compared, and how. */
export interface DiffAsked extends Narrowed {
  /** Another open profile. */
  readonly other: TraceKey;
  /** Name of the sample type. */
  readonly typeName: string;
  /** The other one is before, and the open one after. */
  readonly swapped: boolean;
  /** What came after is scaled to the sum of what was before. */
  readonly normalise: boolean;
}

/** What is asked of an open profile. */
export interface ProfileRequests {
  profileTop: { params: Table; result: ProfileTable };
  profileLines: { params: Table; result: ProfileTable };
  /** Null where no function has the name. */
  profilePeek: {
    params: Asked & { readonly name: string };
    result: ProfilePeek | null;
  };
  /** Null where no stack has the function in focus. */
  profileFlame: {
    params: FlameAsked & Asked;
    result: FlameAnswer | null;
  };
  /** Functions and calls as `go tool pprof` chooses them for a drawing, with their places. */
  profileGraph: { params: Asked; result: CallGraph };
  profileDiff: { params: DiffAsked & Omit<Table, 'type'>; result: DiffTableAnswer };
  /** Null where no stack has the function in focus. */
  profileDiffFlame: { params: DiffAsked & FlameAsked; result: DiffFlameAnswer };
  profileTags: {
    params: Asked;
    result: readonly ProfileTag[];
  };
}

export const profileRequestKinds = [
  'profileTop',
  'profileLines',
  'profilePeek',
  'profileFlame',
  'profileGraph',
  'profileDiff',
  'profileDiffFlame',
  'profileTags',
] as const;

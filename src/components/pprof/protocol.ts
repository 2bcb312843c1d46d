import type { FlameAnswer } from '../../views/flame/flame-answer.ts';
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

interface Table {
  readonly trace: TraceKey;
  /** Index of the sample type. */
  readonly type: number;
  /** What a name has to hold; all where it is empty. */
  readonly text: string;
  readonly order: TableOrder;
  /** How many rows at most. */
  readonly most: number;
}

/** What is asked of an open profile. */
export interface ProfileRequests {
  profileTop: { params: Table; result: ProfileTable };
  profileLines: { params: Table; result: ProfileTable };
  /** Null where no function has the name. */
  profilePeek: {
    params: { readonly trace: TraceKey; readonly type: number; readonly name: string };
    result: ProfilePeek | null;
  };
  /** Null where no stack has the function in focus. */
  profileFlame: {
    params: FlameAsked & { readonly trace: TraceKey; readonly type: number };
    result: FlameAnswer | null;
  };
  profileTags: {
    params: { readonly trace: TraceKey; readonly type: number };
    result: readonly ProfileTag[];
  };
}

export const profileRequestKinds = [
  'profileTop',
  'profileLines',
  'profilePeek',
  'profileFlame',
  'profileTags',
] as const;

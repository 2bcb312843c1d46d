import type {
  Machine,
  MachineErrorReason,
  MachineState,
  RunOptions,
  StartOptions,
  SubmittedFile,
} from '../types.ts';

/*
 * What a page and the worker that holds its machine say to each other. Every call has an id and gets one answer;
 * states, output and captures come without being asked for. A call is given up by sending its id in `abort`.
 */

/** What a page calls, by name; parameters are what can be cloned of the method's own. */
export interface Calls {
  start: [base: string, options: Pick<StartOptions, 'saved' | 'from'>];
  run: [command: string, options: Omit<RunOptions, 'signal'>];
  startScenario: Parameters<Machine['startScenario']>;
  stopScenario: [];
  check: [];
  setClock: [epochMs: number];
  pause: [];
  resume: [];
  save: [];
  reset: [];
  read: [path: string];
  write: [path: string, bytes: Uint8Array];
  list: [path: string];
  remove: [path: string];
}
export type CallName = keyof Calls;

export type ToWorker =
  | {
      readonly [K in CallName]: { readonly kind: K; readonly id: number; readonly args: Calls[K] };
    }[CallName]
  | { readonly kind: 'abort'; readonly id: number }
  | { readonly kind: 'input'; readonly terminal: 0 | 1; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly terminal: 0 | 1; readonly columns: number; readonly rows: number };

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly reason: MachineErrorReason;
      readonly detail: string;
    }
  | { readonly kind: 'state'; readonly state: MachineState }
  | { readonly kind: 'output'; readonly terminal: 0 | 1; readonly bytes: Uint8Array }
  | { readonly kind: 'submitted'; readonly file: SubmittedFile }
  /** Nothing more will come of this worker. */
  | { readonly kind: 'crashed'; readonly detail: string };

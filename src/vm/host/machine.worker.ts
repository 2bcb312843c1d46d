import type { GuestMachine } from '../machine.ts';
import { startMachine } from '../start.ts';
import { type Machine, MachineError } from '../types.ts';
import { fetchedAssets } from './fetched-assets.ts';
import type { Calls, FromWorker, ToWorker } from './protocol.ts';

/*
 * The machine of a page, off the page's main thread. See protocol.ts.
 */

type Call = Extract<ToWorker, { args: unknown }>;

const running = new Map<number, AbortController>();
let machine: GuestMachine | null = null;

const post = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

// The emulator works in callbacks of its own: what goes wrong there reaches no promise of ours.
self.addEventListener('error', (event) => post({ kind: 'crashed', detail: event.message }));
self.addEventListener('unhandledrejection', ({ reason }) => {
  post({ kind: 'crashed', detail: reason instanceof Error ? reason.message : String(reason) });
});

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'abort') running.get(data.id)?.abort();
  else if (data.kind === 'input') machine?.terminals[data.terminal].send(data.bytes);
  else if (data.kind === 'resize') machine?.terminals[data.terminal].resize(data.columns, data.rows);
  else if ('args' in data) void handle(data);
});

async function handle(call: Call): Promise<void> {
  const { id } = call;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const result = await answer(call, controller.signal);
    post({ kind: 'answer', id, result }, buffersOf(result));
  } catch (error) {
    const { reason, detail } =
      error instanceof MachineError ? error : new MachineError('crashed', String(error));
    post({ kind: 'error', id, reason, detail });
  } finally {
    running.delete(id);
  }
}

async function answer(call: Call, signal: AbortSignal): Promise<unknown> {
  if (call.kind === 'start') return start(call.args, signal);
  if (!machine) throw new MachineError('no-answer');
  const { files } = machine;
  if (call.kind === 'run') return machine.run(call.args[0], { ...call.args[1], signal });
  if (call.kind === 'read') return files.read(...call.args);
  if (call.kind === 'write') return files.write(...call.args);
  if (call.kind === 'list') return files.list(...call.args);
  if (call.kind === 'remove') return files.remove(...call.args);
  const method = machine[call.kind] as (...args: unknown[]) => Promise<unknown>;
  return method.apply(machine, call.args);
}

async function start([base, options]: Calls['start'], signal: AbortSignal): Promise<void> {
  const assets = await fetchedAssets(base, signal);
  const onState: Parameters<Machine['onState']>[0] = (state) => post({ kind: 'state', state });
  machine = await startMachine(assets, { ...options, signal, onState });
  for (const terminal of [0, 1] as const) {
    machine.terminals[terminal].onOutput((bytes) => {
      const own = bytes.slice();
      post({ kind: 'output', terminal, bytes: own }, [own.buffer]);
    });
  }
  machine.onSubmit((file) => post({ kind: 'submitted', file }, buffersOf(file.bytes)));
}

/** Large results are handed over, not copied: they are ours alone. */
function buffersOf(result: unknown): Transferable[] {
  if (result instanceof Uint8Array) return [result.buffer];
  if (typeof result !== 'object' || result === null || !('stdout' in result)) return [];
  const { stdout, stderr } = result as { stdout: Uint8Array; stderr: Uint8Array };
  return [stdout.buffer, stderr.buffer];
}

import { type Machine, MachineError, type StartOptions } from '../types.ts';
import { PageMachine } from './page-machine.ts';

/**
 * Starts a machine in a worker of this page.
 *
 * @param base address of the folder of machine.json, relative to the page or absolute, with a slash at the end
 * @throws MachineError
 */
export async function startInPage(base: string, options: StartOptions = {}): Promise<Machine> {
  if (typeof Worker !== 'function') throw new MachineError('unsupported', 'Worker');
  if (typeof WebAssembly !== 'object') throw new MachineError('unsupported', 'WebAssembly');
  if (options.signal?.aborted) throw new MachineError('aborted');
  const worker = new Worker(new URL('./machine.worker.ts', import.meta.url), { type: 'module' });
  const machine = new PageMachine(worker);
  if (options.onState) machine.onState(options.onState);
  const { saved, from } = options;
  try {
    const cloned = { ...(saved && { saved }), ...(from && { from }) };
    await machine.start(new URL(base, document.baseURI).href, cloned, options.signal);
    return machine;
  } catch (error) {
    await machine.dispose();
    throw error;
  }
}

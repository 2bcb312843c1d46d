import type { MachineManifest } from '../../vm/types.ts';

/** What there is to start, without starting it; null where it could not be asked. */
export async function fetchManifest(base: string): Promise<MachineManifest | null> {
  try {
    const response = await fetch(`${base}machine/machine.json`);
    return response.ok ? ((await response.json()) as MachineManifest) : null;
  } catch {
    return null;
  }
}

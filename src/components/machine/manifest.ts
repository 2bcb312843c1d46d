import type { MachineManifest } from '../../vm/types.ts';

/** What there is to start, without starting it; null where it could not be asked. */
export async function fetchManifest(base: string): Promise<MachineManifest | null> {
  try {
    const response = await fetch(`${base}machine/machine.json`);
    if (response.ok) return (await response.json()) as MachineManifest;
    // The page of a host that says so is not read, and would stay half loaded.
    await response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}

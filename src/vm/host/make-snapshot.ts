import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { emulatorVersion, memoryMiB } from '../emulator.ts';
import type { GuestMachine } from '../machine.ts';
import { type MachineAssets, startMachine } from '../start.ts';
import { encodeState } from '../state-file.ts';

/**
 * What the machine was told last before its picture is taken: nothing of the boot is left to be done or kept. Memory
 * that is free is zero (init_on_free), but for what was never given out: that is taken once and given back.
 */
const tidy = `
set -e
rm -f /root/.bash_history
dd if=/dev/zero of=/dev/shm/fill bs=1M count=6 2>/dev/null; rm -f /dev/shm/fill
dd if=/dev/zero of=/tmp/fill bs=1M count=36 2>/dev/null; rm -f /tmp/fill
sync
echo 3 > /proc/sys/vm/drop_caches
uname -r`;

export interface Snapshot {
  /** The file of state-file.ts. */
  readonly file: Uint8Array;
  /** Of the guest's kernel. */
  readonly kernel: string;
  readonly rawBytes: number;
}

/**
 * Boots the machine and takes its picture once both shells wait for a command.
 *
 * @param assets with the image's hash in the manifest; its state is not asked for
 * @throws MachineError where the guest does not boot
 */
export async function makeSnapshot(assets: MachineAssets): Promise<Snapshot> {
  const machine = await startMachine(assets, { from: 'kernel' });
  try {
    await promptsOf(machine);
    const { stdout, stderr, exitCode } = await machine.run(tidy, { timeoutMs: 60_000 });
    if (exitCode !== 0) throw new Error(new TextDecoder().decode(stderr));
    await machine.pause();
    const { state, screens } = await machine.guest.restorePoint();
    const payload = await promisify(zstdCompress)(state, {
      params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_contentSizeFlag]: 1 },
    });
    const { image } = assets.manifest;
    const header = { v86: emulatorVersion, image, memoryMiB, compression: 'zstd', screens } as const;
    const kernel = new TextDecoder().decode(stdout).trim();
    return { file: encodeState(header, payload), kernel, rawBytes: state.length };
  } finally {
    await machine.dispose();
  }
}

/** Resolves when each shell has written its prompt. */
async function promptsOf(machine: GuestMachine): Promise<void> {
  const prompt = ({ onOutput }: { onOutput: GuestMachine['terminals'][0]['onOutput'] }) =>
    new Promise<void>((resolve, reject) => {
      let text = '';
      const late = setTimeout(() => reject(new Error(`No prompt, but: ${text}`)), 60_000);
      onOutput((bytes) => {
        text += new TextDecoder().decode(bytes);
        if (!/[#$] $/.test(text)) return;
        clearTimeout(late);
        resolve();
      });
    });
  await Promise.all(
    machine.terminals.map((terminal) => prompt({ onOutput: terminal.onOutput.bind(terminal) })),
  );
}

import { V86 } from 'v86';
import v86Package from 'v86/package.json' with { type: 'json' };
import { MachineError } from './types.ts';

/*
 * v86 with what its type declarations leave out: the 9p file system, the further ports of the virtio console, the
 * time stamp counter. All of it is of the pinned version; the tests of the machine fail where another one differs.
 */

/** Of the emulator that this code is built with. */
export const emulatorVersion: string = v86Package.version;

/** Part of a state's version: a state can be restored with the same memory only. */
export const memoryMiB = 128;
const pageBytes = 4096;

/** `hvc` puts the learner's shells on the virtio console; init_on_free keeps freed pages zero, and a snapshot small. */
const commandLine = 'console=ttyS0 tsc=reliable quiet init_on_free=1 hvc';

export interface EmulatorFiles {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly bios: Uint8Array<ArrayBuffer>;
  readonly vgaBios: Uint8Array<ArrayBuffer>;
  /** For a cold boot. */
  readonly kernel?: {
    readonly vmlinuz: Uint8Array<ArrayBuffer>;
    readonly initramfs: Uint8Array<ArrayBuffer>;
  };
}

/** An inode of v86's file system (lib/filesystem.js): `mode` as in stat(2). */
export interface FolderNode {
  mode: number;
  size: number;
  readonly nlinks: number;
  readonly direntries: ReadonlyMap<string, number>;
}

/** What is used of v86's in-memory file system. Ids are indices into `inodes`; 0 is the root, -1 is none. */
export interface GuestFileSystem {
  readonly inodes: FolderNode[];
  Search(parent: number, name: string): number;
  CreateDirectory(name: string, parent: number): number;
  CreateBinaryFile(name: string, parent: number, bytes: Uint8Array): Promise<number>;
  Unlink(parent: number, name: string): number;
  DeleteData(id: number): Promise<void>;
  Read(id: number, offset: number, count: number): Promise<Uint8Array | null>;
  set_data(id: number, bytes: Uint8Array): Promise<void>;
}

interface VirtQueue {
  is_configured(): boolean;
  has_request(): boolean;
}

interface Internals {
  readonly bus: { send(event: string, value: unknown): void };
  readonly fs9p: GuestFileSystem;
  readonly v86: {
    readonly cpu: {
      readonly devices: {
        readonly virtio_console: { readonly virtio: { readonly queues: readonly VirtQueue[] } };
      };
      readonly current_tsc: Uint32Array;
      is_memory_zeroed(address: number, length: number): number;
      zero_memory(address: number, length: number): void;
      store_current_tsc(): void;
      set_tsc(low: number, high: number): void;
    };
  };
}

/** One port of the virtio console. */
export interface ConsolePort {
  /** Whether the guest has a buffer for input; without one v86 drops what is sent. */
  readonly ready: () => boolean;
  /** At most 4096 bytes: the guest's buffers are pages. */
  readonly send: (bytes: Uint8Array) => void;
  readonly resize: (columns: number, rows: number) => void;
}

export class Emulator {
  readonly #v86: V86;
  readonly #internals: Internals;
  #tsc: readonly [low: number, high: number] | null = null;

  private constructor(v86: V86) {
    this.#v86 = v86;
    this.#internals = v86 as unknown as Internals;
    leaveZeroPages(this.#internals.v86.cpu);
  }

  /**
   * An emulator that stands still, with the kernel in memory where it is given.
   * @throws MachineError `unsupported` or `out-of-memory`
   */
  static async create(files: EmulatorFiles): Promise<Emulator> {
    let failed: (error: unknown) => void = () => {};
    const failure = new Promise<never>((_, reject) => {
      failed = reject;
    });
    const v86 = new V86({
      wasm_fn: (imports) =>
        instantiate(files.wasm, imports).catch((error: unknown) => {
          failed(error);
          // v86 goes on with whatever it is given.
          return new Promise<never>(() => {});
        }),
      memory_size: memoryMiB << 20,
      vga_memory_size: 2 << 20,
      bios: { buffer: bufferOf(files.bios) },
      vga_bios: { buffer: bufferOf(files.vgaBios) },
      ...(files.kernel && {
        bzimage: { buffer: bufferOf(files.kernel.vmlinuz) },
        initrd: { buffer: bufferOf(files.kernel.initramfs) },
        cmdline: commandLine,
      }),
      filesystem: {},
      virtio_console: { type: 'none' },
      disable_speaker: true,
      disable_keyboard: true,
      disable_mouse: true,
      autostart: false,
    });
    await Promise.race([
      new Promise<void>((resolve) => v86.add_listener('emulator-loaded', () => resolve())),
      failure,
    ]);
    return new Emulator(v86);
  }

  get folder(): GuestFileSystem {
    return this.#internals.fs9p;
  }

  run(): void {
    const { cpu } = this.#internals.v86;
    if (this.#tsc) cpu.set_tsc(...this.#tsc);
    this.#tsc = null;
    void this.#v86.run();
  }

  /** Stops between two instructions; the guest's time stamp counter goes on from here when it runs again. */
  async stop(): Promise<void> {
    await this.#v86.stop();
    const { cpu } = this.#internals.v86;
    cpu.store_current_tsc();
    this.#tsc = [cpu.current_tsc[0] as number, cpu.current_tsc[1] as number];
  }

  /**
   * Puts a stopped emulator into a state of `save`, raw or as zstd compressed it.
   * @throws where the state is none; the emulator is of no more use then.
   */
  async restore(state: Uint8Array): Promise<void> {
    await this.#v86.restore_state(bufferOf(state));
    this.#tsc = null;
  }

  async save(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#v86.save_state());
  }

  async destroy(): Promise<void> {
    await this.#v86.destroy();
  }

  onSerialByte(listener: (byte: number) => void): void {
    this.#v86.add_listener('serial0-output-byte', listener);
  }

  onConsoleBytes(port: 0 | 1, listener: (bytes: Uint8Array) => void): void {
    this.#v86.add_listener(`virtio-console${port}-output-bytes` as 'virtio-console0-output-bytes', listener);
  }

  /** After each write of the guest to a file of the shared folder. */
  onFileWritten(listener: () => void): void {
    this.#v86.add_listener('9p-write-end', listener);
  }

  serialSend(text: string): void {
    this.#v86.serial0_send(text);
  }

  port(number: 0 | 1): ConsolePort {
    const { bus, v86 } = this.#internals;
    const { queues } = v86.cpu.devices.virtio_console.virtio;
    // Port 0 has queues 0 and 1, the control messages 2 and 3, port 1 has 4 and 5 (virtio specification, 5.3.2).
    const input = number === 0 ? 0 : 4;
    return {
      ready: () => Boolean(queues[input]?.is_configured() && queues[input].has_request()),
      send: (bytes) => bus.send(`virtio-console${number}-input-bytes`, bytes),
      // v86 sends rows, then columns; Linux 6.12 reads columns, then rows.
      resize: (columns, rows) => bus.send(`virtio-console${number}-resize`, [rows, columns]),
    };
  }
}

/**
 * v86 clears all of the guest's memory before it puts a state there, and the browser then has to find RAM for every page
 * of it. Pages that are zero stay as they are instead: three quarters of the memory is never touched.
 */
function leaveZeroPages(cpu: Internals['v86']['cpu']): void {
  const clear = cpu.zero_memory;
  cpu.zero_memory = (address, length) => {
    for (let at = address; at < address + length; at += pageBytes) {
      if (!cpu.is_memory_zeroed(at, pageBytes)) clear(at, pageBytes);
    }
  };
}

/** v86 looks at whole buffers only. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return (whole ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;
}

async function instantiate(
  wasm: Uint8Array<ArrayBuffer>,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Exports> {
  if (typeof WebAssembly !== 'object') throw new MachineError('unsupported', 'WebAssembly');
  try {
    return (await WebAssembly.instantiate(wasm, imports)).instance.exports;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError) throw new MachineError('out-of-memory', text);
    throw new MachineError('unsupported', text);
  }
}

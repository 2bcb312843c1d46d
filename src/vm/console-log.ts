/** The kernel's last words, and whether they were its last. */
export class ConsoleLog {
  readonly #lines: string[] = [];

  add(line: string): 'guest-panic' | 'guest-halted' | null {
    this.#lines.push(line);
    if (this.#lines.length > 60) this.#lines.shift();
    if (/Kernel panic - not syncing/.test(line)) return 'guest-panic';
    // Linux's kernel/reboot.c; a reset by SysRq (drivers/tty/sysrq.c) passes it by.
    const halted = /reboot: (?:Restarting system|System halted|Power down)|sysrq: Resetting/;
    return halted.test(line) ? 'guest-halted' : null;
  }

  clear(): void {
    this.#lines.length = 0;
  }

  /** The last lines, without the time stamps. */
  text(): string {
    return this.#lines.map((line) => line.replace(/^\[\s*[\d.]+\] /, '')).join('\n');
  }
}

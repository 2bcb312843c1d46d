/**
 * Gives functions of some packages the names of a `package main`, in the table that a Go program keeps of its functions
 * (pclntab, Go's src/runtime/symtab.go: names that end with a zero byte, found by their offset): `go-search/server.searchFile`
 * becomes `main.searchFile`, and what is left of the old name lies unused behind it. `Main` becomes `main`.
 *
 * @param program an executable without a symbol table (`-ldflags=-s`); it is changed
 * @throws Error where a package has no function in it
 */
export function renameFunctions(program: Uint8Array, packages: readonly string[]): Uint8Array {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.length);
  for (const path of packages) {
    const prefix = Buffer.from(`\0${path}.`, 'latin1');
    let renamed = 0;
    for (let at = bytes.indexOf(prefix); at >= 0; at = bytes.indexOf(prefix, at + 1)) {
      const end = bytes.indexOf(0, at + prefix.length);
      const name = bytes.toString('latin1', at + prefix.length, end);
      const written = bytes.write(`main.${name.replace(/^Main\b/, 'main')}\0`, at + 1, 'latin1');
      bytes.fill(0, at + 1 + written, end);
      renamed++;
    }
    if (renamed === 0) throw new Error(`no function of ${path} was found`);
  }
  return program;
}

import { fetchPackages } from './recipe/apt.ts';
import { layOutSysroot } from './recipe/compiler.ts';
import { buildKernel } from './recipe/kernel.ts';
import { recordInputs, writeManifest } from './recipe/manifest.ts';
import { copyFirmware, copyLicences, packInitramfs } from './recipe/pack.ts';
import { layOutRoot } from './recipe/root.ts';

/**
 * `npm run sandbox:build [-- STEP...]`: makes sandbox/image/ from Debian's packages and our sources. All steps in
 * this order unless some are named; each can be run again alone. docs/sandbox.md says what it needs.
 */
const steps: Record<string, () => void> = {
  packages: fetchPackages,
  kernel: buildKernel,
  root() {
    recordInputs();
    layOutSysroot();
    layOutRoot();
  },
  pack() {
    copyFirmware();
    copyLicences();
    packInitramfs();
  },
  manifest: writeManifest,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps[name]);
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. The steps: ${Object.keys(steps).join(' ')}`);
  process.exit(2);
}
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`== ${name}`);
  step();
}

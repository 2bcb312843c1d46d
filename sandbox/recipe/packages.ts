import { readFileSync } from 'node:fs';
import { sandbox } from './work.ts';

/** A Debian package of which the image takes files: `files` go into the root, `image` beside the kernel. */
export interface Package {
  name: string;
  version: string;
  /** Debian's source package and its version: what the licence obliges us to name. */
  source: string;
  licence: string;
  architecture?: string;
  files?: Record<string, string>;
  image?: Record<string, string>;
  /** Our programs are compiled against it, so it goes into the compiler's root for i386. */
  linked?: boolean;
}

interface PackageList {
  suite: string;
  architecture: string;
  packages: Package[];
}

export const packageList: PackageList = JSON.parse(readFileSync(`${sandbox}packages.json`, 'utf8'));

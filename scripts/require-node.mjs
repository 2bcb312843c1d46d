/**
 * Says what to do, and ends the process, on a Node that can't run this project.
 *
 * The command line and the servers are TypeScript that Node runs as it is: by default since 22.18. `npm ci` brings
 * Node 24 along as an optional package and every npm script finds it first, so this speaks up only where that
 * package is missing. Written in syntax that old versions read, too.
 */
const needed = [22, 18];
const version = process.versions.node;
const found = version.split('.').map(Number);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  console.error(
    [
      `Trace Dojo needs Node ${needed.join('.')} or newer, and this is Node ${version}.`,
      '',
      'On Linux (x64, arm64) and Windows (x64), `npm ci` installs Node 24 beside the project, and `npm run ...` uses it:',
      '  - run `npm ci` without --omit=optional, then the npm script again (not `node ...` directly);',
      'elsewhere, or if that does not help, install Node 24: `nvm install`, or https://nodejs.org/en/download',
    ].join('\n'),
  );
  process.exit(1);
}

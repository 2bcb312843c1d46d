/** `node scripts/run.mjs TOOL ARGS...`: checks Node, then runs a tool of the project with its environment. */
import './require-node.mjs';
import { run } from './processes.mjs';

const [tool, ...args] = process.argv.slice(2);
process.exitCode = await run(tool, args);

/** The program: build/cli.mjs. */
import { runCli } from "./cli";
import { findPackageFolder, nodeIo } from "./node-io";

const io = nodeIo(await findPackageFolder(import.meta.url));
// Setting the code, rather than exiting, lets pipes take the last line.
process.exitCode = await runCli(process.argv.slice(2), io);

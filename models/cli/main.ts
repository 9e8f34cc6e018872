/** The program: build/cli.mjs. */
import { runCli } from "./cli";
import { findPackageFolder, nodeIo } from "./node-io";

// Whoever reads the output may stop early, as "head" does: nothing is lost by that.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
const io = nodeIo(await findPackageFolder(import.meta.url));
// Setting the code, rather than exiting, lets pipes take the last line.
process.exitCode = await runCli(process.argv.slice(2), io);

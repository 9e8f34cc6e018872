/** One program at a time changes a folder: a file with the number of the process that does. */
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { EditError } from "../../contract/errors";
import { codeOf } from "../system-error";

/** @throws EditError "storage-busy" while another process that still runs holds it */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "lock");
  await mkdir(folder, { recursive: true });
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(String(process.pid)).finally(() => file.close());
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw cause;
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    if (runs(holder)) {
      throw new EditError("storage-busy", `Another blendfill (process ${holder}) changes the packs; wait for its end.`);
    }
    // Its process ended without removing it.
    await rm(path, { force: true });
    await take(path);
  }
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) === "EPERM";
  }
}

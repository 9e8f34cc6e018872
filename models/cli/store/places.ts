/** What a user names on the command line, as a place to install from: an address, a folder, a zip. */
import { open, readdir, stat } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { EditError } from "../../contract/errors";
import type { PackOrigin } from "../../packs/origins/origin";
import { type FetchPack, manifestUrl, mustBeAllowed, siteOrigin } from "../../packs/origins/site-origin";
import { folderTree, type RangedFile, treeOrigin } from "../../packs/origins/tree";
import { zipTree } from "../../packs/origins/zip";
import type { CliIo } from "../io";
import { reasonOf } from "../system-error";

/** No pack has more files, or deeper folders. */
const [mostFiles, deepest] = [10_000, 8];

/** @throws EditError "not-a-pack" | "pack-foreign" | "archive-invalid" | "bad-request" */
export async function originNamed(place: string, io: Pick<CliIo, "workingFolder">): Promise<PackOrigin> {
  if (/^[a-z]+:\/\//i.test(place)) return siteOrigin(manifestUrl(place), fetchPack);
  const path = resolve(io.workingFolder, place);
  const found = await stat(path).catch((cause: unknown) => {
    throw new EditError(
      "not-a-pack",
      `"${place}" cannot be read: ${reasonOf(cause)}; name a folder, a zip or an address.`,
      {
        cause,
      },
    );
  });
  const name = basename(path);
  if (!found.isDirectory()) return treeOrigin(await zipTree(rangedFile(path, found.size)), { type: "zip", name });
  return treeOrigin(folderTree(await filesBelow(path, path)), { type: "folder", name });
}

async function filesBelow(
  folder: string,
  top: string,
): Promise<{ readonly path: string; readonly data: RangedFile }[]> {
  const found: { path: string; data: RangedFile }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const inside = relative(top, path);
    if (entry.isDirectory() && inside.split(/[\\/]/).length < deepest) found.push(...(await filesBelow(path, top)));
    else if (entry.isFile()) found.push({ path: inside, data: rangedFile(path, (await stat(path)).size) });
    if (found.length > mostFiles) throw new EditError("not-a-pack", `"${top}" holds far more files than a pack.`);
  }
  return found;
}

function rangedFile(path: string, size: number): RangedFile {
  return {
    size,
    async read(start, end) {
      const file = await open(path, "r");
      try {
        const bytes = new Uint8Array(end - start);
        let at = 0;
        while (at < bytes.length) {
          const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
          if (bytesRead === 0) throw new EditError("pack-file-missing", `"${path}" became shorter while it was read.`);
          at += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    },
  };
}

/** Node knows no other sites, so nothing is forbidden: a failure is always the connection's. */
const fetchPack: FetchPack = async (url, { headers, signal, mode }) => {
  if (mode === "no-cors") throw new TypeError("Node has no such mode.");
  const answer = await fetch(url, { headers, signal: signal as AbortSignal });
  mustBeAllowed(answer.url || url);
  return { ok: answer.ok, status: answer.status, body: answer.body };
};

/** A pack on a web site: one folder of static files. */
import { EditError } from "../contract/errors";
import type { PackSource } from "./pack";

/** The part of fetch that is used, so that tests answer without a network. */
export type FetchFile = (url: string) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): ByteReader } | null;
}>;

interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/**
 * Files below a folder's URL. Progress is reported as bytes arrive; `total` is 0 while the server does not say it.
 * @throws EditError "pack-file-missing" from `read`, when the server cannot be reached or has no such file
 */
export function sitePack(folderUrl: string, fetchFile: FetchFile): PackSource {
  const base = folderUrl.endsWith("/") ? folderUrl : `${folderUrl}/`;
  return {
    async read(file, progress) {
      const url = base + file.split("/").map(encodeURIComponent).join("/");
      const response = await fetchFile(url).catch((cause: unknown) => {
        throw unreachable(url, cause);
      });
      if (!response.ok || response.body === null) {
        throw new EditError(
          "pack-file-missing",
          `The server answered ${response.status} for ${url}; is the pack complete?`,
        );
      }
      const encoded = response.headers.get("content-encoding") !== null;
      // The length of a compressed answer is not the file's; progress would run past it.
      const total = encoded ? 0 : Number(response.headers.get("content-length") ?? 0);
      try {
        return await readAll(response.body.getReader(), (received) => progress?.(received, total));
      } catch (cause) {
        throw unreachable(url, cause);
      }
    },
  };
}

function unreachable(url: string, cause: unknown): EditError {
  return new EditError("pack-file-missing", `Could not download ${url}; check the connection and try again.`, {
    cause,
  });
}

async function readAll(reader: ByteReader, progress: (received: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (part.value === undefined) continue;
    chunks.push(part.value);
    received += part.value.length;
    progress(received);
  }
  const whole = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

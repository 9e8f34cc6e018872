/** A server of packs on another origin, with whatever can be wrong with it. */
import { createServer, type Server } from "node:http";

export interface PackServer {
  readonly url: string;
  /** Path to content; a function makes it piece by piece. */
  readonly files: Map<string, Uint8Array | { readonly bytes: number; piece(from: number, to: number): Uint8Array }>;
  /** Other origins may read. */
  allows: boolean;
  /** Bytes of an answer after which its connection breaks; null = never. */
  breaksAfter: number | null;
  /** Paths and ranges asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const chunk = 2 ** 18;

export async function servePacks(): Promise<PackServer> {
  const http: Server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "").slice(1);
    if (server.allows) {
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-allow-headers", "range");
    }
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    server.asked.push(`${path} ${request.headers.range ?? ""}`.trim());
    const file = server.files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    const length = "piece" in file ? file.bytes : file.length;
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from > 0 && from >= length) return void response.writeHead(416).end();
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": length - from,
      ...(from > 0 && { "content-range": `bytes ${from}-${length - 1}/${length}` }),
    });
    const end = server.breaksAfter === null ? length : Math.min(length, from + server.breaksAfter);
    const send = (at: number): void => {
      if (response.destroyed) return;
      // What was written last must have left before the connection is cut.
      if (at >= end) return void (end < length ? setTimeout(() => response.destroy(), 200) : response.end());
      const to = Math.min(end, at + chunk);
      response.write("piece" in file ? file.piece(at, to) : file.subarray(at, to), () => send(to));
    };
    send(from);
  });
  await new Promise<void>((resolve) => http.listen(0, "localhost", resolve));
  const address = http.address();
  const server: PackServer = {
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}/`,
    files: new Map(),
    allows: true,
    breaksAfter: null,
    asked: [],
    async close() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}

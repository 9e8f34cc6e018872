/** Serves what build.mjs built: playground and window on two origins, as Figma's page and the plugin's site are. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const root = dirname(fileURLToPath(import.meta.url));

/** Ports of `npm start`; manifest.json allows the second for Figma's development mode. */
export const PORTS = { playground: 4310, ui: 4311 };

/** One static server on localhost; resolves when it listens, rejects with a sentence when the port is taken. */
function listen(handlers, port) {
  const server = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-cache");
    const next = (index) => () => {
      const handler = handlers[index];
      if (handler) return handler(request, response, next(index + 1));
      response.statusCode = 404;
      response.end("Not found");
    };
    next(0)();
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} is taken. Is Blendfill already running? Stop it, or set BLENDFILL_PORT to a free port.`,
            )
          : error,
      ),
    );
    server.listen(port, "localhost", () => resolve(server));
  });
}

/**
 * Serves playground and UI on two origins, as Figma's page and the plugin's site are.
 * @param {{ out?: string, playground?: number, ui?: number }} [options]
 * @returns {Promise<{ url: string, uiUrl: string, close: () => Promise<void> }>}
 */
export async function serve(options = {}) {
  const { out = join(root, "build"), playground = PORTS.playground, ui = PORTS.ui } = options;
  const dev = { dev: true, etag: true };
  const servers = [];
  const close = async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  };
  const editor = [sirv(join(out, "playground"), dev), filesUnder(out, "plugin"), filesUnder(out, "photopea")];
  try {
    servers.push(await listen(editor, playground));
    servers.push(await listen([sirv(join(out, "ui"), dev)], ui));
  } catch (error) {
    await close(); // The first of two ports was free; leave it as it was found.
    throw error;
  }
  const [url, uiUrl] = servers.map((server) => `http://localhost:${server.address().port}/`);
  return { url, uiUrl, close };
}

/** /plugin/ and /photopea/ beside the playground's own files. */
function filesUnder(out, folder) {
  const handler = sirv(join(out, folder), { dev: true });
  return (request, response, next) => {
    if (!request.url.startsWith(`/${folder}/`)) return next();
    request.url = request.url.slice(`/${folder}`.length);
    return handler(request, response, next);
  };
}

/** Opens the default browser; silently does nothing where there is none. */
export function openPage(url) {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", url]
        : ["xdg-open", url];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

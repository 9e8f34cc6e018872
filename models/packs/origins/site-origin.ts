/** A pack at an address: its files lie beside its pack.json. */
import { EditError } from "../../contract/errors";
import { joined, skipped } from "../pieces";
import { type AnswerBody, readerOf } from "./body";
import {
  foreignPack,
  looksForeign,
  manifestBytes,
  notAPack,
  orStopped,
  type PackOrigin,
  type StopSignal,
} from "./origin";

/** The parts of the platform that are used; this realm's types do not have them. */
declare const URL: new (
  address: string,
  base?: string,
) => {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly host: string;
  pathname: string;
  hash: string;
};

export interface FetchOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: StopSignal;
  /** "no-cors": asks whether the server is there, without reading what it says. */
  readonly mode: "cors" | "no-cors";
}

export interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: AnswerBody | null;
}

export type FetchPack = (url: string, options: FetchOptions) => Promise<FetchAnswer>;

/**
 * The address of the pack.json a user means: it may be left out.
 * @throws EditError "bad-request" for what is no https address (http only on this machine); "not-a-pack" for a zip's
 */
export function manifestUrl(typed: string): string {
  const text = typed.trim();
  const address = parsedUrl(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^localhost:/i.test(text) ? text : `https://${text}`);
  if (address === null || !isAllowed(address) || address.username !== "" || address.hostname === "") {
    throw new EditError("bad-request", `"${text}" is no address of a pack; give one that begins with https://.`, {
      about: text,
    });
  }
  if (/\.zip$/i.test(address.pathname)) {
    throw new EditError("not-a-pack", "A zip cannot be installed from its address; download it and choose the file.", {
      about: address.href,
    });
  }
  address.hash = "";
  if (address.pathname.endsWith("/")) address.pathname += "pack.json";
  else if (!/\.[a-z0-9]+$/i.test(address.pathname)) address.pathname += "/pack.json";
  return address.href;
}

/** https; http only on this machine, where nobody listens in between. */
function isAllowed({ protocol, hostname }: InstanceType<typeof URL>): boolean {
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal);
}

/**
 * Servers send on to other addresses: where an answer really came from must be allowed, too.
 * @throws EditError "download-blocked"
 */
export function mustBeAllowed(answered: string): void {
  const address = parsedUrl(answered);
  if (address !== null && isAllowed(address)) return;
  throw new EditError(
    "download-blocked",
    "The server sent the download on to an address that does not begin with https://; download the pack and choose its folder.",
    { about: answered },
  );
}

function parsedUrl(text: string): InstanceType<typeof URL> | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @param address of the pack.json, as `manifestUrl` gives it */
export function siteOrigin(address: string, fetchPack: FetchPack): PackOrigin {
  const ask = async (url: string, from: number, stop: StopSignal): Promise<FetchAnswer> => {
    const get = (headers: FetchOptions["headers"]): Promise<FetchAnswer> =>
      orStopped(fetchPack(url, { headers, signal: stop, mode: "cors" }), stop);
    try {
      // A server that does not know ranges answers with the whole; one that forbids the header is asked without it.
      return from === 0 ? await get({}) : await get({ range: `bytes=${from}-` }).catch(unlessStopped(() => get({})));
    } catch (cause) {
      if (cause instanceof EditError) throw cause;
      throw await unreachable(url, cause, stop);
    }
  };

  const unreachable = async (url: string, cause: unknown, stop: StopSignal): Promise<EditError> => {
    const { host } = new URL(url);
    const isThere = await fetchPack(url, { headers: {}, signal: stop, mode: "no-cors" }).then(
      ({ body }) =>
        body
          ?.getReader()
          .cancel()
          .then(
            () => true,
            () => true,
          ) ?? true,
      () => false,
    );
    return isThere
      ? new EditError(
          "download-blocked",
          `${host} does not let other sites read its files (it sends no "Access-Control-Allow-Origin"); download the pack and choose its folder, or ask whoever hosts it to allow it.`,
          { cause, about: host },
        )
      : new EditError("download-interrupted", `${host} cannot be reached; check the connection and try again.`, {
          cause,
          about: host,
        });
  };

  return {
    name: { type: "url", url: address },
    async manifest(stop) {
      if (looksForeign(new URL(address).pathname)) throw foreignPack(address);
      const answer = await ask(address, 0, stop);
      if (!answer.ok) {
        const index = await ask(new URL("model_index.json", address).href, 0, stop).catch(() => null);
        await index?.body?.getReader().cancel();
        throw index?.ok ? foreignPack(address) : notAPack(`${address} (status ${answer.status})`);
      }
      const parts: Uint8Array[] = [];
      let received = 0;
      for await (const part of piecesOf(answer, address, stop)) {
        received += part.length;
        if (received > manifestBytes) throw notAPack(address);
        parts.push(part.slice());
      }
      const bytes = joined(parts);
      // A page about a model, rather than the model.
      if (bytes.find((byte) => byte > 32) === "<".charCodeAt(0)) throw notAPack(address);
      return bytes;
    },
    async *read({ file, bytes }, from, stop) {
      const url = new URL(file.split("/").map(encodeURIComponent).join("/"), address).href;
      const answer = await ask(url, from, stop);
      if (answer.status === 416) throw shorter(file, bytes);
      if (!answer.ok) {
        throw new EditError(
          "pack-file-missing",
          `The server answered ${answer.status} for ${url}; is the pack complete there?`,
          { about: file },
        );
      }
      // Whoever does not know ranges sends the beginning again.
      const isRest = answer.status === 206;
      let received = isRest ? from : 0;
      const counted = async function* (): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
        for await (const piece of piecesOf(answer, url, stop)) {
          received += piece.length;
          yield piece;
        }
      };
      yield* skipped(counted(), isRest ? 0 : from);
      // Had the connection broken, reading would have failed.
      if (received < bytes) throw shorter(file, bytes);
    },
  };
}

function shorter(file: string, bytes: number): EditError {
  return new EditError(
    "checksum-mismatch",
    `The server's "${file}" is shorter than the ${bytes} bytes pack.json promises; tell whoever hosts the pack.`,
    { about: file },
  );
}

function unlessStopped<T>(otherwise: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => (error instanceof EditError ? Promise.reject(error) : otherwise());
}

async function* piecesOf(
  { body }: FetchAnswer,
  url: string,
  stop: StopSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  if (body === null) return;
  const reader = readerOf(body);
  try {
    for (;;) {
      const { done, value } = await orStopped(reader.read(), stop).catch((cause: unknown) => {
        if (cause instanceof EditError) throw cause;
        throw new EditError("download-interrupted", `The connection ended while ${url} was read; resume it.`, {
          cause,
          about: url,
        });
      });
      if (done) return;
      if (value) yield value;
    }
  } finally {
    // Ends the download when nobody reads on; one that has ended does not mind.
    await reader.cancel().catch(() => undefined);
  }
}

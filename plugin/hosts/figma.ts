/** HostBridge for Figma, and for our playground, which hosts the same built plugin the same way. */
import { type HostBridge, HostError, type HostEvents } from "../protocol/host";
import { largestPicture } from "../protocol/pictures";
import type { HostProcedures } from "../protocol/procedures";
import { connect, type Port } from "../protocol/rpc";
import type { Timers } from "../protocol/timers";
import type { Launch } from "./origins";
import type { ThemeSource } from "./theme";

export interface FigmaHostParts {
  readonly port: Port;
  readonly launch: Pick<Launch, "name">;
  readonly timers: Timers;
  readonly theme: ThemeSource;
}

export interface FigmaHost extends HostBridge {
  /** Settles with the handshake; rejects with a HostError whose sentence can be shown. */
  readonly ready: Promise<void>;
  /** Stops listening and rejects what is under way. */
  dispose(): void;
}

/**
 * The editor over rpc. A "theme" listener hears the current theme once, soon after it subscribes, and then
 * every change: the sandbox cannot see Figma's theme, so it comes from the launch URL and the system.
 */
export function figmaHost({ port, launch, timers, theme }: FigmaHostParts): FigmaHost {
  const client = connect<HostProcedures, HostEvents>(port, { timers });
  /** Copying a picture of 30 MB into this process is most of a frame's task; what is done with it gets another. */
  const inAnotherTask = async <T>(arriving: Promise<T>): Promise<T> => {
    const arrived = await arriving;
    await new Promise<void>((go) => timers.after(0, go));
    return arrived;
  };

  return {
    name: launch.name,
    ready: client.ready,
    dispose: () => client.close(),
    command: () => client.call("command"),
    selection: () => client.call("selection"),
    read: (nodeId, maxSide, without = []) => inAnotherTask(client.call("read", nodeId, maxSide, without)),
    picked: (maxSide, besides = null) => inAnotherTask(client.call("picked", maxSide, besides)),
    place: (order) => client.call("place", order),
    remember: (key, value) => client.call("remember", key, value),
    recall: (key) => client.call("recall", key),
    history: () => client.call("history"),
    keep: (run) => client.call("keep", run),
    forget: (ids) => client.call("forget", ids),
    results: {
      list: () => client.call("listResults"),
      read: (id) => client.call("readResult", id),
      write: (run) => client.call("writeResult", run),
      star: (id, starred) => client.call("starResult", id, starred),
      remove: (ids) => client.call("removeResults", ids),
    },
    pictures: {
      async read(hash) {
        const text = await client.call("readPicture", hash);
        return text === null ? null : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      },
      async write(hash, bytes) {
        // Before the copying, which takes its time.
        if (bytes.length > largestPicture) throw new HostError("too-large", "This picture is too large to be kept.");
        let letters = "";
        for (const byte of bytes) letters += String.fromCharCode(byte);
        await client.call("writePicture", hash, btoa(letters));
      },
    },
    notify: (sentence) => client.call("notify", sentence),
    resize: (size) => client.call("resize", size),
    close: () => client.call("close"),
    on<N extends keyof HostEvents>(name: N, listener: (payload: HostEvents[N]) => void): () => void {
      if (name === "theme") return theme.watch(listener as (payload: HostEvents["theme"]) => void);
      return client.on(name, listener);
    },
  };
}

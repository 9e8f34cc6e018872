/** The line to Photopea: scripts and files up to the parent page, strings and files back. */
import type { FrameMessage } from "../parent-port";
import type { PhotopeaLaunch } from "./launch";

/** A script's text, or a file for Photopea to open. */
export type Outgoing = string | ArrayBuffer;

export interface Line {
  post(message: Outgoing): void;
  /** The result stops listening. */
  listen(handler: (message: string | ArrayBuffer) => void): () => void;
}

/** The parts of a window that the line needs, so that tests can bring their own. */
export interface PhotopeaFrame {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: "message", listener: (event: FrameMessage) => void): void;
  removeEventListener(type: "message", listener: (event: FrameMessage) => void): void;
}

/** Messages from any other window or origin, and anything but strings and files, are ignored. */
export function photopeaLine(frame: PhotopeaFrame, { parentOrigin }: Pick<PhotopeaLaunch, "parentOrigin">): Line {
  return {
    post: (message) => frame.parent.postMessage(message, parentOrigin),
    listen(handler) {
      const receive = ({ data, origin, source }: FrameMessage): void => {
        if (source !== frame.parent || origin !== parentOrigin) return;
        if (typeof data === "string" || data instanceof ArrayBuffer) handler(data);
      };
      frame.addEventListener("message", receive);
      return () => frame.removeEventListener("message", receive);
    },
  };
}

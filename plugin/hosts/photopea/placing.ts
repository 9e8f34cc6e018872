/** A result becomes a layer of the right document, in one step of its history. */
import type { EncodedImage } from "../../../models/contract/picture";
import type { Size } from "../../../models/image/geometry";
import { HostError, type PlaceOrder } from "../../protocol/host";
import type { Timers } from "../../protocol/timers";
import { readOpening, readPlaced } from "./answers";
import type { Calls } from "./calls";
import { hostErrorOf } from "./failures";
import { fromId, pathsAmong, stem, toId } from "./ids";
import type { Line } from "./line";
import { beginPlaceScript, finishPlaceScript, isOpenScript, type Opening, recoveryScript } from "./place-scripts";
import { pngSize } from "./png-size";
import { script } from "./script";
import type { HostStorage } from "./storage";
import type { Recovery, Tasks } from "./tasks";

export interface PlacingParts {
  readonly line: Line;
  readonly timers: Timers;
  readonly tasks: Tasks;
  readonly stores: HostStorage;
}

export interface Placing {
  place(order: PlaceOrder): Promise<string>;
  /** What puts Photopea right after a silence. */
  readonly recovery: Recovery;
}

/** As in Figma, so that a request can be kept anywhere. */
const mostStoredBytes = 90_000;
const patience = 20_000;
/** Photopea opens files when it finds the time, and tells nobody. */
const lookEvery = 60;
const looks = 250;

export function createPlacing({ line, timers, tasks, stores }: PlacingParts): Placing {
  /** Set from the moment a picture is posted until the document it becomes is closed. */
  let opening: Opening | null = null;

  const untilOpen = async (run: Calls["run"], waited: Opening): Promise<void> => {
    for (let look = 0; look < looks; look++) {
      if ((await run(isOpenScript(waited), patience)).value === true) return;
      await new Promise<void>((resolve) => void timers.after(lookEvery, resolve));
    }
    throw new HostError("timeout", "Photopea did not open the result.");
  };

  const put = async (run: Calls["run"], order: PlaceOrder, size: Size): Promise<string> => {
    const { document } = fromId(order.sourceId);
    const begun = readOpening((await run(beginPlaceScript(document), patience)).value);
    opening = { ...begun, size };
    try {
      // A copy: whoever posts bytes may lose them, and a failed placing is tried again.
      line.post(order.image.bytes.slice().buffer);
      await untilOpen(run, opening);
      const at = {
        x: Math.round(order.at.x),
        y: Math.round(order.at.y),
        width: Math.max(1, Math.round(order.at.width)),
        height: Math.max(1, Math.round(order.at.height)),
      };
      const { name, fromBottom } = readPlaced(
        (await run(finishPlaceScript(document, opening, at, order.label, pathsAmong(order.hide ?? [])), patience))
          .value,
      );
      opening = null;
      stores.keep({ document: stem(document.name), layer: name, request: order.stored, at });
      return toId({ kind: "layer", document, path: [{ fromBottom, name }] });
    } catch (error) {
      tasks.recoverFirst();
      throw error;
    }
  };

  return {
    async place(order) {
      checkStorable(order.stored);
      const size = sizeOf(order.image);
      try {
        return await tasks.queue((run) => put(run, order, size));
      } catch (error) {
        // At once, so that the user is not left with the opened picture.
        tasks.queue(async (run) => run(script`return true;`, patience)).catch(() => undefined);
        throw hostErrorOf(error, "placing");
      }
    },
    recovery: {
      script: () => recoveryScript(opening),
      done() {
        opening = null;
      },
    },
  };
}

function checkStorable(request: string): void {
  if (new TextEncoder().encode(request).length <= mostStoredBytes) return;
  throw new HostError(
    "too-large",
    "The edit's settings are too large to keep with the layer (over 90 kB). Use a simpler mask, or save the result as PNG.",
  );
}

function sizeOf({ type, bytes }: EncodedImage): Size {
  const size = type === "image/png" ? pngSize(bytes) : null;
  if (size !== null) return size;
  throw new HostError("cannot-place", "Only PNG pictures can be placed in Photopea. Save the result as a file.");
}

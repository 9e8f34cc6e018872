/** Entry of Figma's side: learns how it was started, opens the window, answers it. */
import { coalesce } from "../protocol/coalesce";
import type { Command, HostEvents } from "../protocol/host";
import { serve } from "../protocol/rpc";
import type { Timers } from "../protocol/timers";
import { describeSelection, type ShapeScales } from "./describe";
import { createHistory } from "./history";
import { createPictures } from "./pictures";
import { uiPort } from "./port";
import { procedures } from "./procedures";
import { openWindow } from "./reach";
import { type SentenceCode, sentenceOf } from "./sentences";

/** Selection changes come in bursts while the user drags a marquee. */
const selectionPause = 60;

const timers: Timers = {
  after(milliseconds, callback) {
    const handle = setTimeout(callback, milliseconds);
    return () => clearTimeout(handle);
  },
};

const say = (code: SentenceCode): void => {
  void sentenceOf(code).then((sentence) => figma.notify(sentence));
};

function start(command: Command): void {
  const port = uiPort();
  const scales: ShapeScales = new Map();
  const history = createHistory();
  const pictures = createPictures();
  const server = serve<ReturnType<typeof procedures>, HostEvents>(port, procedures(command, scales, history, pictures));
  openWindow(port, { window: __WINDOW__, url: __UI_URL__, pluginId: __PLUGIN_ID__, timers, say });

  let latest = 0;
  const changes = coalesce<number>(
    (change) => {
      describeSelection(scales).then(
        (selection) => {
          // An older reading that took longer must not overwrite a newer one.
          if (change === latest) server.emit("selection", selection);
        },
        (error: unknown) => console.error("Blendfill could not read the selection:", String(error)),
      );
    },
    selectionPause,
    timers,
  );
  figma.on("selectionchange", () => changes.push(++latest));
  figma.on("close", () => {
    changes.drop();
    server.close();
    history.intoDocument();
    pictures.intoDocument();
  });
}

function toCommand(verb: string, parameters: ParameterValues | undefined): Command {
  const prompt: unknown = parameters?.prompt;
  return {
    verb: verb === "open" || verb === "edit-again" ? verb : "fill",
    prompt: typeof prompt === "string" && prompt.trim() !== "" ? prompt.trim() : null,
  };
}

// Quick actions show what is typed as its own suggestion: any text is a prompt.
figma.parameters.on("input", ({ query, result }) => {
  result.setSuggestions(query.trim() === "" ? [] : [query]);
});
figma.on("run", ({ command, parameters }) => start(toCommand(command, parameters)));

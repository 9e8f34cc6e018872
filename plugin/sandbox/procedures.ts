/** What the window may ask for, each answered by one file. */
import type { Command } from "../protocol/host";
import type { HostProcedures } from "../protocol/procedures";
import * as check from "./checks";
import { describeSelection, type ShapeScales } from "./describe";
import type { History } from "./history";
import { drawnLayers, pickedLayers } from "./picked";
import type { Pictures } from "./pictures";
import { placeResult } from "./place";
import { largestSide, readLayer } from "./read";
import { computerResults } from "./results";
import { recall, remember } from "./storage";
import { resizeWindow } from "./window";

/** Figma shows no more of a notice. */
const noticeLength = 100;

export function procedures(
  command: Command,
  scales: ShapeScales,
  history: History,
  pictures: Pictures,
): HostProcedures {
  return {
    command: async () => command,
    selection: () => describeSelection(scales),
    read: (nodeId, maxSide, without) =>
      readLayer(
        check.text(nodeId, "nodeId"),
        Math.max(1, check.amount(maxSide ?? largestSide, "maxSide")),
        scales,
        check.texts(without ?? [], "without"),
      ),
    picked(maxSide, besides) {
      const longest = Math.min(largestSide, Math.max(1, check.amount(maxSide, "maxSide")));
      return typeof besides === "string" ? drawnLayers(besides, longest) : pickedLayers(longest);
    },
    place: (order) =>
      placeResult(check.placeOrder(order), () => {
        history.intoDocument();
        pictures.intoDocument();
      }),
    remember: (key, value) => remember(check.text(key, "key"), check.text(value, "value")),
    recall: (key) => recall(check.text(key, "key")),
    history: () => history.list(),
    keep: (run) => history.keep(check.keptRun(run)),
    forget: (ids) => history.forget(check.texts(ids, "ids")),
    listResults: computerResults.list,
    readResult: (id) => computerResults.read(check.runId(id)),
    writeResult: (run) => computerResults.write(check.keptResult(run)),
    starResult: (id, starred) => computerResults.star(check.runId(id), starred === true),
    removeResults: (ids) => computerResults.remove(check.texts(ids, "ids")),
    readPicture: (hash) => pictures.read(check.hash(hash)),
    writePicture: (hash, text) => pictures.write(check.hash(hash), check.text(text, "text")),
    notify: async (sentence) => {
      const whole = check.text(sentence, "sentence");
      // Not between the halves of an emoji.
      const start = whole.slice(0, noticeLength - 1).replace(/[\ud800-\udbff]$/, "");
      figma.notify(whole.length > noticeLength ? `${start}…` : whole);
    },
    resize: async (size) => resizeWindow(check.size(size, "size")),
    close: async () => figma.closePlugin(),
  };
}

/** What the window may ask for, each answered by one file. */
import type { Command } from "../protocol/host";
import type { HostProcedures } from "../protocol/procedures";
import * as check from "./checks";
import { describeSelection, type ShapeScales } from "./describe";
import { placeResult } from "./place";
import { largestSide, readLayer } from "./read";
import { recall, remember } from "./storage";
import { resizeWindow } from "./window";

/** Figma shows no more of a notice. */
const noticeLength = 100;

export function procedures(command: Command, scales: ShapeScales): HostProcedures {
  return {
    command: async () => command,
    selection: () => describeSelection(scales),
    read: (nodeId, maxSide) =>
      readLayer(check.text(nodeId, "nodeId"), Math.max(1, check.amount(maxSide ?? largestSide, "maxSide")), scales),
    place: (order) => placeResult(check.placeOrder(order)),
    remember: (key, value) => remember(check.text(key, "key"), check.text(value, "value")),
    recall: (key) => recall(check.text(key, "key")),
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

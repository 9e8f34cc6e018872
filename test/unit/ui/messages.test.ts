import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract";
import { HostError } from "../../../plugin/protocol/host";
import { en } from "../../../ui/messages/en";
import { failureOf, isCancelled } from "../../../ui/session/messages";

const tables = { selection: en.selection, edit: en.editErrors, host: en.hostErrors, notReady: en.notReady };

describe("messages", () => {
  // That every code has one is checked by the compiler (Record over the union); that they help is checked here.
  it.each(
    Object.entries(tables).flatMap(([table, advice]) =>
      Object.entries(advice).map(([code, words]) => [table, code, words] as const),
    ),
  )("%s %s says what happened and what to do next", (_, __, { sentence, next }) => {
    for (const words of [sentence, next]) {
      expect(words).toMatch(/^[A-Z“].*[.!]$/);
      expect(words).not.toMatch(/undefined|NaN|Error:|exception/i);
    }
    expect(sentence.length).toBeLessThan(80);
  });

  it("keep the code of engine and host failures, and give the rest a name", () => {
    expect(failureOf(new EditError("out-of-memory", "x"))).toMatchObject({ code: "out-of-memory" });
    expect(failureOf(new HostError("layer-gone", "x"))).toMatchObject({ code: "layer-gone" });
    expect(failureOf(new TypeError("x is undefined"))).toEqual({ code: "internal", ...en.hostErrors.internal });
  });

  it("know that cancelling is no failure", () => {
    expect(isCancelled(new EditError("cancelled", ""))).toBe(true);
    expect(isCancelled(new EditError("engine-dead", ""))).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { plainText } from "../../../models/contract/plain-text";

describe("texts from outside", () => {
  it("steer no terminal and turn no line", () => {
    expect(plainText("a\u001b]0;x\u0007b", 20)).toBe("a ]0;x b");
    expect(plainText("\u202efdp.exe\u2066 \u200fx\ufeff\n", 20)).toBe("fdp.exe   x");
    expect(plainText(`z${"\u0301".repeat(400)}`, 20)).toBe(`z${"\u0301".repeat(4)}…`);
  });

  it("are one line of the length allowed, and whole characters", () => {
    expect(plainText("x".repeat(900_000), 100)).toBe(`${"x".repeat(99)}…`);
    expect(plainText("🙂".repeat(9), 6)).toBe("🙂🙂…");
    expect(plainText(" 한국어 이름 👩‍🎨 ", 20)).toBe("한국어 이름 👩‍🎨");
  });
});

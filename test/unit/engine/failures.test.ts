import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { editErrorOf, mayWorkElsewhere } from "../../../models/engine/failures";

describe("editErrorOf", () => {
  it.each([
    [
      "open",
      "Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed.",
      "pack-invalid",
    ],
    ["open", "std::bad_alloc", "out-of-memory"],
    ["run", "RuntimeError: memory access out of bounds", "out-of-memory"],
    ["run", "WebGPU device lost (2): Device was destroyed.", "device-lost"],
    ["run", "failed to call OrtRun(). ERROR_CODE: 2, ERROR_MESSAGE: Got invalid dimensions", "network-failed"],
    ["run", "protobuf parsing failed", "network-failed"],
  ] as const)("reads, while it %ss, %j as %s", (phase, message, code) => {
    const error = editErrorOf(new Error(message), "painter", phase);
    expect(error).toMatchObject({ code, message: expect.stringContaining('"painter"') });
    expect(error.message).toMatch(/^[A-Z].*[;:].*\.$/);
  });

  it("keeps an EditError and copes with bare numbers", () => {
    const known = new EditError("not-a-number", "NaN.");
    expect(editErrorOf(known, "painter", "run")).toBe(known);
    expect(editErrorOf(90210, "painter", "run").message).toContain("error 90210");
  });
});

it("tries another backend for the runtime's failures, never for the user's", () => {
  expect(mayWorkElsewhere(new EditError("device-lost", ""))).toBe(true);
  expect(mayWorkElsewhere(new EditError("cancelled", ""))).toBe(false);
  expect(mayWorkElsewhere(new EditError("checksum-mismatch", ""))).toBe(false);
});

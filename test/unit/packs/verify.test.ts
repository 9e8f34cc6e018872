import { expect, it } from "vitest";
import { sha256Hex, verifyFile } from "../../../models/packs/verify";
import { sha256 } from "../../support/node-packs";

const bytes = new Uint8Array([1, 2, 3]);
const promised = { file: "a.onnx", bytes: 3, sha256: sha256(bytes) };

it("accepts the promised bytes", async () => {
  await expect(verifyFile(promised, bytes)).resolves.toBeUndefined();
});

it("names the file whose size differs, with both sizes", async () => {
  await expect(verifyFile(promised, new Uint8Array(2))).rejects.toMatchObject({
    code: "checksum-mismatch",
    message: expect.stringContaining('"a.onnx" has 2 bytes instead of 3'),
  });
});

it("notices one changed byte", async () => {
  await expect(verifyFile(promised, new Uint8Array([1, 2, 4]))).rejects.toMatchObject({ code: "checksum-mismatch" });
});

it("gives SHA-256 as lower-case hex", async () => {
  expect(await sha256Hex(new Uint8Array())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

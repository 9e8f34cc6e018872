import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { filesOf } from "../../../models/packs/files";
import { parsePack } from "../../../models/packs/parse";
import { decodeJson } from "../../../models/packs/read";
import { type Manifest, tinyManifest } from "../../support/node-packs";

function refusal(change: (manifest: Manifest) => void): string {
  const manifest = tinyManifest();
  change(manifest);
  try {
    parsePack(manifest);
  } catch (error) {
    expect(error).toBeInstanceOf(EditError);
    expect((error as EditError).code).toBe("pack-invalid");
    return (error as EditError).message;
  }
  throw new Error("The manifest was accepted.");
}

describe("parsePack", () => {
  it("reads the tiny pack's manifest", () => {
    const pack = parsePack(tinyManifest());
    expect(pack).toMatchObject({
      id: "blendfill-tiny-test",
      size: 32,
      kinds: ["fill", "remove", "background", "scribble", "extend"],
    });
    expect(pack.networks.denoiser.file).toBe("painter.onnx");
  });

  it("ignores fields that only say more about the pack", () => {
    expect(() => parsePack({ ...tinyManifest(), author: "somebody", training: { minutes: 3 } })).not.toThrow();
  });

  it("refuses JSON files that would take seconds to read at every opening", () => {
    expect(
      refusal((manifest) => Object.assign((manifest as unknown as { tokenizer: object }).tokenizer, { bytes: 60e6 })),
    ).toMatch('"tokenizer.bytes" must be 8 MB or less, as JSON has, not 60000000');
    expect(() => decodeJson(new Uint8Array(9 * 2 ** 20).fill(32), "library.json")).toThrow("is larger than 8 MB");
  });

  it("reads the text-image pair, and does without", () => {
    expect(parsePack(tinyManifest()).clip).toMatchObject({ size: 32, width: 16, tokenizer: { type: "pieces" } });
    expect(parsePack({ ...tinyManifest(), pair: undefined }).clip).toBeUndefined();
    const { pair } = tinyManifest() as unknown as { pair: { networks: object } };
    const strange = { ...pair, networks: { ...pair.networks, oracle: {} } };
    expect(() => parsePack({ ...tinyManifest(), pair: strange })).toThrow(
      'The pack.json names an unknown network role "oracle"; this version knows "text" and "image" in a pair.',
    );
  });

  it("names an unknown network role", () => {
    const sentence = refusal((manifest) => {
      manifest.networks.judge = { file: "judge.onnx", bytes: 1, sha256: "0".repeat(64) };
    });
    expect(sentence).toBe(
      'The pack.json names an unknown network role "judge"; this version knows "text", "denoiser" (or "painter") and "gradient".',
    );
  });

  it("tells a newer format from a broken one, whatever else it holds", () => {
    expect(() => parsePack({ format: 2, everything: "else" })).toThrow(expect.objectContaining({ code: "pack-newer" }));
    expect(() => parsePack({ format: "2" })).toThrow(expect.objectContaining({ code: "pack-invalid" }));
  });

  it("reads what a pack needs of a machine, its licence and its page", () => {
    expect(parsePack(tinyManifest()).needs).toEqual({ webgpu: false, f16: false, memory: 0 });
    const licenseFile = { file: "LICENSE", bytes: 3, sha256: "0".repeat(64) };
    const homepage = "https://example.org/pack";
    const pack = parsePack({ ...tinyManifest(), needs: { f16: true, memory: 8e9 }, licenseFile, homepage });
    expect(pack).toMatchObject({ needs: { webgpu: false, f16: true, memory: 8e9 }, licenseFile, homepage });
    expect(filesOf(pack).map(({ file }) => file)).toContain("LICENSE");
    expect(() => parsePack({ ...tinyManifest(), homepage: "javascript:alert(1)" })).toThrow(/an https address/);
  });

  it("refuses one path, or one content, described in two ways", () => {
    const manifest = tinyManifest() as Manifest & { networks: { text: { file: string; sha256: string } } };
    expect(() =>
      parsePack({ ...manifest, licenseFile: { file: manifest.networks.text.file, bytes: 1, sha256: "0".repeat(64) } }),
    ).toThrow(/in two ways/);
    expect(() =>
      parsePack({ ...manifest, licenseFile: { file: "LICENSE", bytes: 1, sha256: manifest.networks.text.sha256 } }),
    ).toThrow(/in two ways/);
  });

  it("says which field is missing", () => {
    expect(refusal((manifest) => delete manifest.license)).toBe('The pack.json lacks "license".');
    expect(refusal((manifest) => delete manifest.networks.text)).toBe('The pack.json lacks "networks.text".');
  });

  it.each([
    ["another format", "format", 0, /"format" must be 1, the only pack format this version reads, not 0/],
    ["another family", "family", "flux", /"family" must be "pixel-flow" or "latent"/],
    ["an unknown edit kind", "kinds", ["fill", "dance"], /"kinds.1" must be an edit kind this version knows/],
    ["no edit kind", "kinds", [], /at least one edit kind/],
    ["an id with a space", "id", "my pack", /"id" must be 1 to 64 lower-case/],
    ["a size that is no number", "size", "128", /"size" must be a whole number above 0, not "128"/],
    ["another schedule", "schedule", { type: "ddim", prediction: "clean", shift: 1 }, /"schedule.type" must be "flow"/],
    ["a list where an object belongs", "networks", 3, /"networks" must be an object, not 3/],
  ])("refuses %s", (_, field, value, sentence) => {
    expect(refusal((manifest) => Object.assign(manifest, { [field]: value }))).toMatch(sentence);
  });

  it.each(["/etc/passwd", "../other/x.onnx", "a/../../x", "C:\\x.onnx", "a\\b", "https://x.y/z", "", "a//b", "./a"])(
    "refuses the file path %j",
    (file) => {
      const sentence = refusal((manifest) => Object.assign(manifest.networks.painter ?? {}, { file }));
      expect(sentence).toMatch(/"networks.painter.file" must be a file path inside the pack's folder/);
    },
  );

  it.each([[0.8, 0.2], [0, 2], [0]])("refuses the guidance interval %j", (...interval) => {
    refusal((manifest) => Object.assign(manifest.defaults, { guidanceInterval: interval }));
  });

  it.each([null, 3, "pack", []])("refuses %j for a manifest", (json) => {
    expect(() => parsePack(json)).toThrow(EditError);
  });
});

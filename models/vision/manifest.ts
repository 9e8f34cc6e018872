/** vision.json, the list of the vision pack's files. */
import * as v from "valibot";
import { EditError } from "../contract/errors";

const digest = "64 lower-case hexadecimal digits";
const plainName = "a file name without folders";
const file = v.object({
  file: v.pipe(v.string(plainName), v.regex(/^[a-z0-9][a-z0-9_.-]*$/i, plainName)),
  bytes: v.pipe(v.number("a whole number above 0"), v.integer("a whole number above 0"), v.minValue(1)),
  sha256: v.pipe(v.string(digest), v.regex(/^[0-9a-f]{64}$/, digest)),
  from: v.string("the package's name"),
  packageVersion: v.string("the package's version"),
  license: v.string("a licence"),
});

const manifest = v.object({
  format: v.literal(1, "1"),
  id: v.string("a text"),
  title: v.string("a text"),
  version: v.string("a text"),
  notice: v.string(plainName),
  files: v.object({ features: file, detector: file, upscaler: file, classes: file }),
});

/** `files` are three networks (ONNX) and the classes' names (text). */
export type VisionManifest = Readonly<v.InferOutput<typeof manifest>>;

/**
 * @param json what JSON.parse made of vision.json
 * @throws EditError "pack-invalid" naming the first field that is wrong
 */
export function parseVisionManifest(json: unknown): VisionManifest {
  const result = v.safeParse(manifest, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? "the file";
  throw new EditError("pack-invalid", `vision.json: ${path} must be ${issue.message}; reinstall the vision pack.`);
}

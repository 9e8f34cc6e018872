/** Values and files as pack.json holds them; each schema's message says what is wanted. */
import * as v from "valibot";
import { plainText } from "../../contract/plain-text";

const text = v.pipe(v.string("a text"), v.nonEmpty("a text that is not empty"));
/** A text that people are shown, on one line of at most so many characters. */
export const shownText = (most: number, expected = "a text that is not empty") =>
  v.pipe(
    v.string(expected),
    v.transform((given) => plainText(given, most)),
    v.nonEmpty(expected),
  );
export const wholeAboveZero = v.pipe(
  v.number("a whole number above 0"),
  v.integer("a whole number above 0"),
  v.minValue(1, "a whole number above 0"),
);
export const between = (low: number, high: number) => {
  const expected = `a number from ${low} to ${high}`;
  return v.pipe(v.number(expected), v.minValue(low, expected), v.maxValue(high, expected));
};

/** True for a path that stays inside the pack's folder on every system and as a URL. */
function staysInside(path: string): boolean {
  // Backslashes and colons are separators, drives or URL schemes somewhere; no pack needs them.
  if (/[\\:?#%]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

const relativeFile = "a file path inside the pack's folder (relative, without .. or backslashes)";
export const packFile = {
  file: v.pipe(v.string(relativeFile), v.check(staysInside, relativeFile)),
  bytes: wholeAboveZero,
  sha256: v.pipe(
    v.string("64 lower-case hexadecimal digits"),
    v.regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits"),
  ),
};

/** JSON is read as a whole whenever the window opens: real tables have some 100 kB, so more is a mistake or a trap. */
export const largestJson = 8 * 2 ** 20;
export const jsonFile = {
  ...packFile,
  bytes: v.pipe(wholeAboveZero, v.maxValue(largestJson, "8 MB or less, as JSON has")),
};

/** An ONNX file and where its weights lie if they are not in it. */
export const networkFile = v.object({
  ...packFile,
  external: v.optional(v.array(v.object({ ...packFile, location: text }), "a list of files")),
});

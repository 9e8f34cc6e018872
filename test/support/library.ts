/** The library as the build makes it, in a folder of the test's own; and small pictures to put into one. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Library, parseLibrary } from "../../models/starts/find/library";
import { makeLibrary } from "../../models/workshop/make-library.mjs";

export interface BuiltLibrary {
  readonly folder: string;
  readonly library: Library;
  readonly pictures: Buffer;
  remove(): void;
}

export function builtLibrary(): BuiltLibrary {
  const folder = mkdtempSync(join(tmpdir(), "blendfill-library-"));
  makeLibrary(folder);
  return {
    folder,
    library: parseLibrary(JSON.parse(readFileSync(join(folder, "library.json"), "utf8"))),
    pictures: readFileSync(join(folder, "library.bin")),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A sample of the golden requests; `npm run -s golden` has them all (test/golden/requests/README.md). */
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeLibrary } from "../../models/workshop/make-library.mjs";
import { openEngine } from "../golden/requests/adapter";
import { linesOf, readLines, readRequests } from "../golden/requests/run";

const engine = await openEngine();
makeLibrary(join(engine.root, "build", "library"));
const { settings, requests } = readRequests(engine.root);
const known = readLines(engine.root);

it("knows the pictures of every request", () => {
  expect(Object.keys(known)).toEqual(requests.map(({ id }) => id));
});

it.each(requests.filter(({ quick }) => quick))("$id gives the same pictures", async (entry) => {
  expect(await linesOf(engine, entry, settings)).toEqual(known[entry.id]);
});

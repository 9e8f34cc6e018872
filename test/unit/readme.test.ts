/** What the README and CONTRIBUTING.md tell people to type is there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../support/node-packs";

const read = (file: string): string => readFileSync(join(repository, file), "utf8");
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(read("package.json"));

it("the README says near its top how to start and how to test", () => {
  const top = read("README.md").split("\n").slice(0, 60);
  for (const command of ["npm start", "npm test"]) {
    expect(top.filter((line) => line.startsWith(`${command} `))).toHaveLength(1);
  }
});

it.each(["README.md", "CONTRIBUTING.md", "test/README.md", "test/golden/requests/README.md"])(
  "%s names only commands that package.json has",
  (file) => {
    const named = [...read(file).matchAll(/\bnpm (?:run (?:-s )?)?([a-z][a-z0-9:]*)/g)].map(([, name = ""]) => name);
    const own = ["install", "ci"]; // npm's.
    expect(named.filter((name) => !own.includes(name) && scripts[name] === undefined)).toEqual([]);
  },
);

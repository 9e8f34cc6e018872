import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskStore } from "../../../models/cli/store/disk-store";
import { alone } from "../../../models/cli/store/lock";
import { byteStorePromises } from "../../contracts/byte-store";
import { type Bench, makeBench } from "../../support/node-cli";
import { sha256, tinyPack } from "../../support/node-packs";

const wordsHash = sha256(new Uint8Array(readFileSync(join(tinyPack, "vocabulary.json"))));

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

describe("a store on disk", () => {
  it.each(byteStorePromises)("$says", async ({ check }) => {
    // One store at a time in this process; what lasts is on the disk.
    const store = diskStore(bench.path("store"));
    await check(async () => store);
    const again = diskStore(bench.path("store"));
    expect(await again.list()).toEqual(await store.list());
  });

  it("tells how much room the disk has, also before it exists", async () => {
    const room = await diskStore(bench.path("never/there")).room();
    expect(room?.used).toBe(0);
    expect(room?.free).toBeGreaterThan(0);
  });

  it("is changed by one process at a time; one that died does not count", async () => {
    const folder = bench.path("store");
    await alone(folder, async () => {
      writeFileSync(join(folder, "lock"), "1");
      await expect(alone(folder, async () => undefined)).rejects.toMatchObject({ code: "storage-busy" });
      writeFileSync(join(folder, "lock"), "999999999");
      expect(await alone(folder, async () => "done")).toBe("done");
    });
  });
});

function tinyFiles(): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(tinyPack).map((name) => [name, new Uint8Array(readFileSync(join(tinyPack, name)))]),
  );
}

describe("packs on the command line", () => {
  it("are installed from a folder, listed, used, checked and removed", async () => {
    const installed = await bench.run(["packs", "install", tinyPack]);
    expect(installed).toMatchObject({ status: 0, stderr: "" });
    expect(installed.stdout).toBe(
      "Installed Tiny random pack for tests 1.0.0 (0.4 MB). Use it with --pack blendfill-tiny-test\n",
    );
    expect((await bench.run(["packs"])).stdout).toMatch(/^blendfill-tiny-test: .+; MIT; installed\)$/m);
    const filled = await bench.fill(["--pack", "blendfill-tiny-test", "--report", "report.json"]);
    expect(filled.status).toBe(0);
    expect(readFileSync(bench.path("report.json"), "utf8")).toContain("blendfill-tiny-test");
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).stdout).toMatch(/is whole/);
    const [large] = readdirSync(bench.path("installed")).filter((name) => name.startsWith("1d3bb"));
    writeFileSync(join(bench.path("installed"), large ?? ""), "other");
    expect(await bench.run(["packs", "check", "blendfill-tiny-test"])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Damaged or missing: painter\.onnx; install .+ again to mend it\.\n$/),
    });
    expect(await bench.fill(["--pack", "blendfill-tiny-test", "--force"])).toMatchObject({ status: 1 });
    expect((await bench.run(["packs", "install", tinyPack])).status).toBe(0);
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).status).toBe(0);
    const removed = await bench.run(["packs", "remove", "blendfill-tiny-test"]);
    expect(removed.stdout).toMatch(/0\.4 MB are free again/);
    expect(readdirSync(bench.path("installed"))).toEqual(["format"]);
    expect(await bench.fill(["--pack", "blendfill-tiny-test", "--force"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is no model pack "blendfill-tiny-test"'),
    });
  });

  it("are listed when damaged, with what mends them", async () => {
    await bench.run(["packs", "install", tinyPack]);
    const [words] = readdirSync(bench.path("installed")).filter((name) => name.startsWith(wordsHash.slice(0, 8)));
    truncateSync(join(bench.path("installed"), words ?? ""), 100);
    const { status, stdout } = await bench.run(["packs", "list"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^blendfill-tiny-test: Tiny .+ \(installed; damaged: vocabulary\.json; mend it with `packs install .+` or .+`packs remove blendfill-tiny-test`\)$/m,
    );
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).stderr).toMatch("vocabulary.json");
    await bench.run(["packs", "install", tinyPack]);
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).status).toBe(0);
  });

  it("are installed from a zip", async () => {
    bench.put("tiny.zip", zipSync(tinyFiles()));
    expect((await bench.run(["packs", "install", "tiny.zip"])).status).toBe(0);
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).status).toBe(0);
  });

  it.each([
    ["a folder without a pack", () => ["."], /There is no pack\.json in/],
    ["nothing", () => ["never"], /cannot be read: there is no such file or folder/],
    ["an address that is not safe", () => ["http://example.org/pack.json"], /begins with https:\/\//],
    ["no zip", () => ["photo.png"], /The zip cannot be read/],
  ])("cannot come from %s", async (_, place, sentence) => {
    const run = await bench.run(["packs", "install", ...place()]);
    expect(run.status).toBeGreaterThan(0);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
  });

  it("are not mistaken for each other", async () => {
    expect(await bench.run(["packs", "remove", "never"])).toMatchObject({
      status: 1,
      stderr: 'No installed pack is called "never" (installed: none).\n',
    });
    expect((await bench.run(["packs", "check", "never"])).status).toBe(1);
    expect((await bench.run(["packs", "never"])).status).toBe(2);
  });
});

describe("a download on the command line", () => {
  let site: Server;
  let url: string;
  /** Bytes after which an answer breaks off; null = never. */
  let breaksAfter: number | null;
  let ranges: string[];
  beforeEach(async () => {
    [breaksAfter, ranges] = [null, []];
    site = createServer((request, response) => {
      const content = tinyFiles()[(request.url ?? "").slice(1)];
      if (content === undefined) return void response.writeHead(404).end();
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
      if (from > 0) ranges.push(`${request.url} ${from}`);
      response.writeHead(from > 0 ? 206 : 200, { "content-length": content.length - from });
      if (breaksAfter === null || content.length - from <= breaksAfter) return void response.end(content.slice(from));
      response.write(content.slice(from, from + breaksAfter), () => setTimeout(() => response.destroy(), 50));
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const at = site.address();
    url = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/pack.json`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    await new Promise((done) => site.close(done));
  });

  it("goes on where it broke off when the same command is run again", async () => {
    breaksAfter = 100_000;
    const broken = await bench.run(["packs", "install", url]);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(/The connection ended .+ resume it\./);
    expect((await bench.run(["packs"])).stdout).toMatch(
      /^blendfill-tiny-test: .+ \(unfinished: 0\.\d MB of 0\.4 MB\)$/m,
    );
    breaksAfter = null;
    expect((await bench.run(["packs", "install", url])).status).toBe(0);
    expect(ranges.length).toBeGreaterThan(0);
    expect((await bench.run(["packs", "check", "blendfill-tiny-test"])).status).toBe(0);
  });
});

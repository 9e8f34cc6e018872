/** The study in short: two pairs, two steps, the tiny pack, every experiment. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nodeIo } from "../../../models/cli/node-io";
import { random } from "../../../models/diffusion/random";
import { uniformMask } from "../../../models/image/mask";
import { bootstrap, bySeed, estimate, rankCorrelation } from "../../../models/study/estimate";
import { column, everyTime, paired } from "../../../models/study/experiment";
import { largestOutside, officialRoundTrip } from "../../../models/study/figures-of";
import { memoryLog, openLog } from "../../../models/study/log";
import { pageOf } from "../../../models/study/page";
import { makePairs, withNoise } from "../../../models/study/pairs";
import { bestOf, concordance } from "../../../models/study/ranking";
import { kernelDistances, nearestNeighbourTest } from "../../../models/study/realism";
import { experiments, findingsOf, passes, prepared, runPass } from "../../../models/study/study";
import { openTools } from "../../../models/study/tools";
import { placeOf } from "../../../models/study/verdicts";
import { repository, tinyPack } from "../../support/node-packs";

const folder = mkdtempSync(join(tmpdir(), "blendfill-paper-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every claim of the paper and of its latent follow-up. */
const claims = [...Array.from({ length: 13 }, (_, i) => `B${i + 1}`), "L1", "L2", "L3", "L4"];

describe("the study of Blended Diffusion", () => {
  it("measures every claim, keeps what it measured, and tells it", async () => {
    const tools = await openTools(nodeIo(repository), { pack: tinyPack, steps: 2, isShort: true });
    const plan = { pairs: 2, seed: 5, noises: 1, only: [], folder, data: join(folder, "none") };
    const study = await prepared(tools, plan);
    const log = await openLog(folder, study.key);
    const measure = async (take: (id: string) => void): Promise<void> => {
      for (const pass of passes.keys()) {
        await runPass(tools, plan, study, pass, { first: 0, of: 1 }, log, async (entry) => {
          take(entry.id);
          await log.write(entry);
        });
      }
    };
    await measure(() => undefined);
    const findings = findingsOf(tools, plan, log);
    for (const { experiment, rows } of findings) expect(rows, experiment.id).toHaveLength(2);
    const verdicts = findings.flatMap((finding) => finding.verdicts);
    for (const claim of claims) expect(verdicts.filter(({ id }) => id === claim)).toHaveLength(1);
    for (const { says } of verdicts) expect(says).not.toMatch(/NaN|undefined|Infinity/);
    const rowsOf = (id: string) => findings.find(({ experiment }) => experiment.id === id)?.rows ?? [];
    for (const name of ["fill", "guided", "odd size"]) expect(column(rowsOf("B1"), name)).toEqual([0, 0]);
    expect(Math.min(...column(rowsOf("B2 and B3"), "largest, λ 100"))).toBeGreaterThan(0);
    expect(column(rowsOf("B2 and B3"), "largest, blended")).toEqual([0, 0]);
    expect(column(rowsOf("B13"), "different")).toEqual([0, 0]);
    expect(column(rowsOf("B12"), "old")).toEqual([0, 0]);
    expect(column(rowsOf("L4"), "lost")).toEqual([0, 0]);
    expect(column(rowsOf("B8 and B10"), "diversity, one seed")).toEqual([0, 0]);
    expect(column(rowsOf("Distance"), "perceptual, noise 6 < noise 18")).toEqual([1, 1]);
    let anew = 0;
    await measure(() => anew++);
    expect(anew).toBe(0);
    const reopened = await openLog(folder, study.key);
    for (const { id } of experiments) expect(reopened.rows(id)).toEqual(log.rows(id));
    const page = await pageOf(findings, tools, { ...plan, docs: folder, hasGallery: false }, study);
    for (const id of claims) expect(page).toContain(`| ${id} | `);
    expect(readFileSync(join(folder, "images", "blended-b4-and-b5.webp")).length).toBeGreaterThan(1000);
  }, 300_000);

  it("counts a pair once, however many noises it was painted with, and tells each noise", async () => {
    const log = memoryLog([]);
    const entry = (pair: number, noise: number, a: number, most: number) =>
      log.write({ id: "X", pair, noise, row: { a, b: 1, most, list: [pair, noise], none: null }, kernels: "wasm" });
    for (const noise of [0, 1, 2]) await entry(0, noise, noise, 10 * noise);
    for (const noise of [2, 1, 0]) await entry(1, noise, 5 + noise, 0);
    const rows = log.rows("X");
    expect(column(rows, "a")).toEqual([1, 6]);
    expect(estimate(paired(rows, "a", "b"))).toMatchObject({ mean: 2.5, n: 2 });
    expect(bySeed(rows, "a", "b")).toBe("+1.5, +2.5, +3.5");
    expect(Math.max(...everyTime(rows, "most"))).toBe(20);
    // Pair 1 begins with noise 1.
    expect(rows.map(({ list }) => list)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(column(rows, "none")).toEqual([]);
    expect([log.has("X", 1, 2), log.has("X", 2, 0)]).toEqual([true, false]);
  });

  it("fixes pairs by the seed: no two alike, three noise seeds in turn, other words for what chooses settings", async () => {
    const names = new Set(["apple", "dog", "axe", "car", "cat", "rose", "boat", "chair"]);
    const plan = { count: 6, seed: 9, names, photographs: [] };
    const pairs = await makePairs(plan);
    const again = await makePairs(plan);
    expect(pairs.map(({ name, seed }) => `${name} ${seed}`)).toEqual(again.map(({ name, seed }) => `${name} ${seed}`));
    for (const [i, { picture, mask }] of pairs.entries()) {
      expect(Buffer.from(picture.data).equals(Buffer.from(again[i]?.picture.data ?? []))).toBe(true);
      expect(Buffer.from(mask.data).equals(Buffer.from(again[i]?.mask.data ?? []))).toBe(true);
    }
    expect(new Set(pairs.map(({ seed }) => seed)).size).toBe(3);
    for (const pair of pairs) {
      const each = [0, 1, 2].map((noise) => withNoise(pair, noise));
      expect(each[pair.noise]).toEqual(pair);
      expect(new Set(each.map(({ seed }) => seed))).toEqual(new Set([9, 10, 11]));
      expect(new Set(each.map(({ drawn, prompt }) => `${drawn} ${prompt}`)).size).toBe(1);
    }
    expect(new Set(pairs.map(({ picture }) => Buffer.from(picture.data).toString("latin1"))).size).toBe(6);
    const without = new Set(pairs.slice(0, 2).map(({ name }) => name));
    const others = await makePairs({ ...plan, first: 1000, without });
    for (const { name } of others) expect(without).not.toContain(name);
  });
});

describe("its figures", () => {
  it("the released code's floats lower 63 of the 256 values by one, and no other", () => {
    const data = Uint8ClampedArray.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
    const picture = { width: 16, height: 16, data };
    const back = officialRoundTrip(picture).data;
    const lower = [...data.keys()].filter((i) => i % 4 === 0 && back[i] === (data[i] as number) - 1);
    expect(lower).toHaveLength(63);
    expect(largestOutside(officialRoundTrip(picture), picture, uniformMask(picture))).toBe(1);
  });

  it("estimates bracket the mean, and pairs are compared pair by pair", () => {
    const rows = [1, 2, 3, 4].map((a) => ({ a, b: a + 1, c: null }));
    expect(estimate(paired(rows, "b", "a"))).toMatchObject({ mean: 1, low: 1, high: 1, n: 4 });
    const found = estimate(column(rows, "a"));
    expect(found?.mean).toBe(2.5);
    expect(found?.low).toBeLessThan(2.5);
    expect(found?.high).toBeGreaterThan(2.5);
    expect(estimate(column(rows, "c"))).toBeNull();
    expect(bootstrap(4, (picks) => picks.reduce((sum, i) => sum + i + 1, 0) / 4)).toEqual(found);
  });

  it("rank correlation is 1 for rising, -1 for falling", () => {
    expect(rankCorrelation([1, 10, 100], [2, 3, 7])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 10, 100], [7, 3, 2])).toBeCloseTo(-1, 12);
    expect(rankCorrelation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
    expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBeNaN();
  });

  it("the best of k is the mean over all draws of k", () => {
    const sorted = [9, 4, 6, 1, 5];
    // By hand: of the ten pairs the better ranked one counts.
    expect(bestOf(sorted, 2)).toBeCloseTo((4 * 9 + 3 * 4 + 2 * 6 + 1) / 10, 12);
    expect(bestOf(sorted, 1)).toBeCloseTo(5, 12);
    expect(bestOf(sorted, 5)).toBe(9);
  });

  it("concordance is the chance of ordering two candidates right", () => {
    expect(concordance([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(concordance([3, 2, 1], [10, 20, 30])).toBe(0);
    expect(concordance([1, 1, 2], [10, 20, 30])).toBeCloseTo(2.5 / 3, 12);
  });

  it("a place is the share of the others that are less likely", () => {
    expect(placeOf([0.1, 0.5, 0.3, 0.05], 1)).toBe(1);
    expect(placeOf([0.1, 0.5, 0.3, 0.05], 0)).toBeCloseTo(1 / 3, 12);
    expect(placeOf([0.25, 0.25, 0.25], 2)).toBe(0.5);
  });

  it("kernel distance tells sets of one distribution from another's", () => {
    const draws = random(3);
    const set = (shift: number) =>
      Array.from({ length: 30 }, () => Array.from(draws.normal(6), (value, i) => value + (i === 0 ? shift : 0)));
    const [truth, same, other] = [set(0), set(0), set(4)];
    const [near, far, change] = kernelDistances(truth, [same, other]);
    expect(near?.low).toBeLessThan(0.2 * (far?.mean ?? 0));
    expect(change?.low).toBeGreaterThan(0);
    expect(nearestNeighbourTest(truth, same)).toBeLessThan(0.7);
    expect(nearestNeighbourTest(truth, other)).toBeGreaterThan(0.9);
  });
});

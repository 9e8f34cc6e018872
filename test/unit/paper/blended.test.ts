/** The study in short: two pairs, two steps, the tiny pack, every experiment. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nodeIo } from "../../../models/cli/node-io";
import { column, estimate, paired } from "../../../models/cli/paper/experiment";
import { largestOutside, officialRoundTrip, rankCorrelation } from "../../../models/cli/paper/figures-of";
import { pageOf } from "../../../models/cli/paper/page";
import { makePairs } from "../../../models/cli/paper/pairs";
import { experiments, runStudy } from "../../../models/cli/paper/study";
import { openTools } from "../../../models/cli/paper/tools";
import { uniformMask } from "../../../models/image/mask";
import { repository, tinyPack } from "../../support/node-packs";

const folder = mkdtempSync(join(tmpdir(), "blendfill-paper-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the study of Blended Diffusion", () => {
  it("measures every claim, keeps what it measured, and tells it", async () => {
    const tools = { ...(await openTools(nodeIo(repository), tinyPack, 2)), judge: null };
    const plan = { pairs: 2, seed: 5, only: [], folder, docs: folder, progress: () => undefined };
    const findings = await runStudy(tools, plan);
    expect(findings.map(({ experiment }) => experiment.id)).toEqual(experiments.map(({ id }) => id));
    for (const { rows, conclusion } of findings) {
      expect(rows).toHaveLength(2);
      expect(conclusion?.says).not.toContain("NaN");
    }
    const rowsOf = (id: string) => findings.find(({ experiment }) => experiment.id === id)?.rows ?? [];
    expect(column(rowsOf("B1"), "ours")).toEqual([0, 0]);
    expect(Math.min(...column(rowsOf("B2 and B3"), "outside, λ 100"))).toBeGreaterThan(0);
    expect(column(rowsOf("B2 and B3"), "outside, blended")).toEqual([0, 0]);
    expect(column(rowsOf("B13"), "different")).toEqual([0, 0]);
    expect(column(rowsOf("B12"), "old")).toEqual([0, 0]);
    expect(column(rowsOf("L4"), "lost")).toEqual([0, 0]);
    let runs = 0;
    const again = await runStudy(tools, { ...plan, progress: () => runs++ });
    expect(runs).toBe(0);
    expect(again.map(({ rows }) => rows)).toEqual(findings.map(({ rows }) => rows));
    const page = await pageOf(findings, tools, plan);
    for (const { id, claim } of experiments) expect(page).toContain(`| ${id} | ${claim} |`);
    expect(readFileSync(join(folder, "images", "blended-b4-and-b5-0.png")).length).toBeGreaterThan(1000);
  }, 300_000);

  it("fixes pairs by the seed: no two alike, three noise seeds in turn", () => {
    const paints = new Set(["apple", "dog", "axe", "car", "cat", "rose", "boat", "chair"]);
    const pairs = makePairs(6, 9, paints);
    expect(pairs).toEqual(makePairs(6, 9, paints));
    expect(new Set(pairs.map(({ seed }) => seed)).size).toBe(3);
    expect(new Set(pairs.map(({ picture }) => String(picture.data))).size).toBe(6);
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
  });

  it("rank correlation is 1 for rising, -1 for falling", () => {
    expect(rankCorrelation([1, 10, 100], [2, 3, 7])).toBe(1);
    expect(rankCorrelation([1, 10, 100], [7, 3, 2])).toBe(-1);
    expect(rankCorrelation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
  });
});

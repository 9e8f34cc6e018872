import { describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import { isBlocking, obstaclesOf } from "../../../ui/features/models/obstacles";
import { openWindow, settle } from "../../support/ui-window";

describe("the models", () => {
  it("say why they run slowly or not well here", () => {
    const facts = { secure: true, webgpu: true, storage: true, mac: false, f16: true, memory: null };
    const needs = { webgpu: false, f16: false, memory: 0 };
    const pack = { bytes: 2 ** 30, needs };
    expect(obstaclesOf(pack, facts)).toEqual([]);
    expect(obstaclesOf(pack, { ...facts, webgpu: false })).toEqual(["no-webgpu"]);
    expect(obstaclesOf(pack, { ...facts, secure: false, webgpu: false })).toEqual(["insecure"]);
    expect(obstaclesOf(pack, { ...facts, memory: 2 * 2 ** 30 })).toEqual(["little-memory"]);
    expect(obstaclesOf(pack, { ...facts, memory: 4 * 2 ** 30 })).toEqual([]);
    expect(obstaclesOf(pack, facts).some(isBlocking)).toBe(false);
  });

  it("say what keeps them from running here at all", () => {
    const facts = { secure: true, webgpu: true, storage: true, mac: false, f16: true, memory: 4 * 2 ** 30 };
    const small = { bytes: 1000, largest: 1000, needs: { webgpu: true, f16: true, memory: 4 * 2 ** 30 } };
    const without = { ...small, needs: { webgpu: false, f16: false, memory: 0 } };
    expect(obstaclesOf(small, facts)).toEqual([]);
    expect(obstaclesOf(small, { ...facts, f16: null })).toEqual([]);
    expect(obstaclesOf(small, { ...facts, f16: false })).toEqual(["needs-f16"]);
    expect(obstaclesOf(small, { ...facts, webgpu: false })).toEqual(["needs-webgpu"]);
    expect(obstaclesOf(small, { ...facts, secure: false })).toEqual(["needs-webgpu"]);
    expect(obstaclesOf(small, { ...facts, memory: 2 * 2 ** 30 })).toEqual(["needs-memory"]);
    // Browsers tell 8 GB at most, so a machine that says so may have more.
    const large = { ...without, needs: { webgpu: false, f16: false, memory: 16 * 2 ** 30 } };
    expect(obstaclesOf(large, { ...facts, memory: 8 * 2 ** 30 })).toEqual([]);
    expect(obstaclesOf(large, { ...facts, memory: null })).toEqual([]);
    expect(obstaclesOf({ ...without, largest: 2 ** 31 }, facts)).toEqual(["too-large"]);
    expect((["needs-f16", "needs-memory", "needs-webgpu", "too-large"] as const).every(isBlocking)).toBe(true);
  });

  it("are loaded at the start, can be let go and loaded again, and tell when that fails", async () => {
    const { actions, engine, session } = await openWindow();
    expect(session.loaded.value).toEqual({ embedded: { state: "ready" } });
    await actions.unload("embedded");
    expect(session.loaded.value).toEqual({});
    engine.load = async () => {
      throw new EditError("pack-file-missing", "x");
    };
    await actions.load("embedded");
    expect(session.loaded.value.embedded).toMatchObject({ state: "failed", failure: { code: "pack-file-missing" } });
  });

  it("are measured by each run, and the pace is remembered", async () => {
    const { actions, host, session } = await openWindow();
    await actions.run();
    expect(session.paces.value.embedded).toBeGreaterThanOrEqual(0);
    actions.welcome();
    await actions.setLanguage("ko");
    const again = await openWindow((other) => {
      for (const [key, value] of host.memory) other.memory.set(key, value);
    });
    expect(again.session.welcomed.value).toBe(true);
    expect(again.session.paces.value.embedded).toBeGreaterThanOrEqual(0);
    expect(again.session.announcement.value).toBe("");
    await again.actions.setLanguage("en");
    actions.goTo("models");
    await settle();
    expect(session.space.value).toEqual({ used: 20_000_000, free: 900_000_000 });
  });
});

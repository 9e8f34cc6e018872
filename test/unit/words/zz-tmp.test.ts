import { it } from "vitest";
import { nodeEngine } from "../../../models/cli/engine-node";
import { findPackageFolder, nodeIo } from "../../../models/cli/node-io";
import { choosePack } from "../../../models/cli/packs";
import { builtLibrary } from "../../../models/cli/shipped-packs";
it("x", async () => {
  const io = { ...nodeIo(await findPackageFolder(import.meta.url)), isTerminal: false, debug: false };
  const { source, pack } = await choosePack(undefined, io);
  const engine = nodeEngine(io, [source], [builtLibrary(io)]);
  for (const reference of ["auto", "none"] as const)
  for (const text of ["Ein schönes Haus – 100 % © 😀", "house", "a house", "a red kite", "빨간 연", "a typewriter", "red", "빨간", "a man","우리집", "sphere", "a cube", "a spaceship", "hot air balloon", "a street lamp", "a table"]) {
    const t = performance.now();
    const answer = await engine.understand({ packId: pack.id, kind: "fill", texts: [text], reference, strength: 1, own: {always: false, pictures: [{name: "우리집", use: "stands"}]} , completing: {language: "ko", recent: [], fitting: [], most: 6}});
    console.log(reference, text, Math.round(performance.now() - t), JSON.stringify(answer));
  }
}, 60000);

/** What keeps a pack from running on this machine, or from running well. Pure. */
import type { PackSummary } from "../../../models/contract/packs";
import type { Facts } from "../../engine/environment";

/** Why a pack cannot run here, or will not run well; none where all is well. */
export type Obstacle =
  | "no-webgpu"
  | "insecure"
  | "little-memory"
  /** From here on: it cannot run here at all. */
  | "needs-webgpu"
  | "needs-f16"
  | "needs-memory"
  | "too-large";

/** Weights, activations and the copy while loading: what a pack needs beside its files, as a multiple of them. */
const MEMORY = 3;
/** Browsers tell at most this much, so a machine that says so may have any amount. */
const MOST_TOLD = 8 * 1024 ** 3;
/** No browser holds a larger file in one piece, which running it takes. */
const LARGEST_FILE = 2 ** 31 - 2 ** 21;

export interface Measurable extends Pick<PackSummary, "bytes" | "needs"> {
  /** Of its files, bytes. */
  readonly largest?: number;
}

/** The processor can run every pack that does not say otherwise; what is missing then only costs time. */
export function obstaclesOf({ bytes, needs, largest = 0 }: Measurable, facts: Facts): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const memory = facts.memory !== null && facts.memory < MOST_TOLD ? facts.memory : null;
  const hasGpu = facts.secure && facts.webgpu;
  if ((needs.webgpu || needs.f16) && !hasGpu) obstacles.push("needs-webgpu");
  else if (needs.f16 && facts.f16 === false) obstacles.push("needs-f16");
  else if (!facts.secure) obstacles.push("insecure");
  else if (!facts.webgpu) obstacles.push("no-webgpu");
  if (largest > LARGEST_FILE) obstacles.push("too-large");
  else if (memory !== null && needs.memory > memory) obstacles.push("needs-memory");
  else if (facts.memory !== null && bytes * MEMORY > facts.memory) obstacles.push("little-memory");
  return obstacles;
}

/** Whether it keeps the pack from running at all. */
export function isBlocking(obstacle: Obstacle): boolean {
  return obstacle.startsWith("needs-") || obstacle === "too-large";
}

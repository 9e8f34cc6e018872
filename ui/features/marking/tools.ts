/** What is in the user's hand: the tool and its settings. Pure. */
import type { Mode } from "../../painter/combine";
import type { Colour } from "../../painter/sketch";

export const maskTools = ["brush", "eraser", "lasso", "rectangle", "ellipse", "wand"] as const;
export type MaskTool = (typeof maskTools)[number];

export interface Tools {
  readonly tool: MaskTool;
  /** Of the brush, as a share of the picture's longest side. */
  readonly radius: number;
  /** Of the brush, 0 to 1. */
  readonly softness: number;
  /** How an area joins what is marked, unless Shift or Alt say otherwise. */
  readonly mode: Mode;
  readonly by: "colour" | "edges";
  /** Of the wand, 0 to 100. */
  readonly tolerance: number;
  readonly contiguous: boolean;
  /** By how much a mask is grown, shrunk or softened, source pixels. */
  readonly amount: number;
  /** Of a scribble. */
  readonly colour: Colour;
}

export const firstTools: Tools = {
  tool: "brush",
  radius: 0.04,
  softness: 0,
  mode: "add",
  by: "colour",
  tolerance: 15,
  contiguous: true,
  amount: 8,
  colour: [222, 72, 55],
};

export const RADIUS = { min: 0.003, max: 0.25 } as const;

/** The tools with a part changed, every number in its range. */
export function changedTools(tools: Tools, part: Partial<Tools>): Tools {
  const next = { ...tools, ...part };
  const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  return {
    ...next,
    radius: within(next.radius, RADIUS.min, RADIUS.max),
    softness: within(next.softness, 0, 1),
    tolerance: within(next.tolerance, 0, 100),
    amount: within(next.amount, 1, 256),
  };
}

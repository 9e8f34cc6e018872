/** What guidance costs, one thread of WASM. */
import { estimate } from "./estimate";
import { column, type Experiment, type NewRow, paired, shown } from "./experiment";
import { guideOf, secondsOf } from "./tools";

export const timing: Experiment = {
  id: "Time",
  method:
    "One fill of 25 steps, without a guide, with 8 copies, and with 8 copies and the gradient carried back through the painter (a second graph of its weights, which does not ship); one thread of WASM, one after another, seconds as the engine tells them.",
  needsPair: true,
  alone: 4,
  onlyShipping: true,
  async run(tools, pair) {
    const steps = tools.isShort ? 2 : 25;
    const augmentations = tools.isShort ? 2 : 8;
    const row: NewRow = {};
    row["seconds, unguided"] = await secondsOf(tools, pair, { steps });
    row["seconds, guided"] = await secondsOf(tools, pair, { steps, guide: guideOf({ augmentations }) });
    const guide = guideOf({ augmentations, through: "painter" });
    row["seconds, through the painter"] =
      tools.pack.networks.gradient === undefined ? null : await secondsOf(tools, pair, { steps, guide });
    row.ratio = (row["seconds, guided"] as number) / (row["seconds, unguided"] as number);
    return row;
  },
  conclude(rows) {
    const through = column(rows, "seconds, through the painter");
    return [
      {
        id: "Time",
        claim: "What guidance costs.",
        holds: null,
        key: `guided ÷ unguided ${shown(estimate(column(rows, "ratio")))}`,
        says:
          `25 steps, one thread of WASM: unguided ${shown(estimate(column(rows, "seconds, unguided")))} s, guided with 8 copies ${shown(estimate(column(rows, "seconds, guided")))} s, ratio ${shown(estimate(column(rows, "ratio")))}.` +
          (through.length === 0
            ? ""
            : ` With the gradient through the painter ${shown(estimate(through))} s, ${shown(estimate(paired(rows, "seconds, through the painter", "seconds, guided")))} s more.`),
      },
    ];
  },
};

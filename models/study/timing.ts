/** What guidance costs, one thread of WASM. */
import type { EditSettings } from "../contract/settings";
import { estimate } from "./estimate";
import { column, type Experiment, type NewRow, paired, shown } from "./experiment";
import type { Pair } from "./pairs";
import { guideOf, painted, type Tools } from "./tools";

export const timing: Experiment = {
  id: "L1 and time",
  method:
    "One fill of 25 steps without a guide, with 8 copies, and with 8 copies and the gradient carried back through the painter (a second graph of its weights, which does not ship); networks loaded, one thread of WASM in Node, nothing else in the process. Seconds of processor time, so that other programs do not count; on a quiet machine they are the time one waits.",
  needsPair: true,
  alone: 4,
  onlyShipping: true,
  async run(tools, pair) {
    const steps = tools.isShort ? 2 : 25;
    const augmentations = tools.isShort ? 2 : 8;
    const hasGradient = tools.model.gradient !== undefined;
    const guide = guideOf({ augmentations });
    const through = guideOf({ augmentations, through: "painter" });
    // Opens every network there is.
    await painted(tools, pair, { steps: 2, guide });
    if (hasGradient) await painted(tools, pair, { steps: 2, guide: through });
    const row: NewRow = {};
    row["seconds, unguided"] = await processorSeconds(tools, pair, { steps });
    row["seconds, guided"] = await processorSeconds(tools, pair, { steps, guide });
    row["seconds, through the painter"] = hasGradient
      ? await processorSeconds(tools, pair, { steps, guide: through })
      : null;
    row.ratio = row["seconds, guided"] / row["seconds, unguided"];
    return row;
  },
  conclude(rows) {
    const through = column(rows, "seconds, through the painter");
    const led = through.length > 0 ? "seconds, through the painter" : "seconds, guided";
    const against = rows.flatMap((row) => {
      const [slow, plain] = [row[led], row["seconds, unguided"]];
      return typeof slow === "number" && typeof plain === "number" ? [slow / (2 * plain)] : [];
    });
    return [
      {
        id: "L1",
        claim: "Latent diffusion is faster, at least three times.",
        holds: null,
        key: `led ÷ hearing the words ${shown(estimate(against))}`,
        says: `Not decided: no pack has a latent space. What comes from its network hearing the words: a run led as the paper leads it (${through.length > 0 ? "through the painter" : "at the prediction"}, 8 copies) takes ${shown(estimate(against))} times as long as one that hears them with classifier-free guidance, two runs of the painter a step.`,
      },
      {
        id: "Time",
        claim: "What guidance costs.",
        holds: null,
        key: `guided ÷ unguided ${shown(estimate(column(rows, "ratio")))}`,
        says:
          `25 steps, ${rows.length} fills each: unguided ${shown(estimate(column(rows, "seconds, unguided")))} s, guided with 8 copies ${shown(estimate(column(rows, "seconds, guided")))} s, ratio ${shown(estimate(column(rows, "ratio")))}.` +
          (through.length === 0
            ? ""
            : ` With the gradient through the painter ${shown(estimate(through))} s, ${shown(estimate(paired(rows, "seconds, through the painter", "seconds, guided")))} s more.`),
      },
    ];
  },
};

async function processorSeconds(tools: Tools, pair: Pair, changes: Partial<EditSettings>): Promise<number> {
  const before = process.cpuUsage();
  await painted(tools, pair, changes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

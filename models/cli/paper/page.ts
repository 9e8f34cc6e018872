/** The study as a page: claims, numbers, figures. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, type Plan, slug } from "./study";
import type { Tools } from "./tools";

/** Figures of the page: experiments whose pictures say something, two pairs each. */
const shownPairs = [0, 1];

/** Copies figures into docs/images and returns the page's text. */
export async function pageOf(
  findings: readonly Finding[],
  tools: Tools,
  plan: Plan & { readonly docs: string },
): Promise<string> {
  const parts = [head(tools, plan), summary(findings)];
  for (const finding of findings) parts.push(await section(finding, plan));
  return `${parts.join("\n\n")}\n`;
}

function head({ pack, judge, steps }: Tools, { pairs, seed }: Plan): string {
  return [
    "# Blended Diffusion: what holds here",
    "",
    "The claims of Avrahami, Lischinski & Fried (2022), tested with the painter that ships, through the engine that ships.",
    `Written by \`npm run -s paper -- blended --pairs ${pairs} --seed ${seed}\`; do not edit.`,
    "",
    `Pack ${pack.id} ${pack.version}, ${steps} steps unless a line says otherwise. Pictures: parts of the three example scenes, drawn by our own code; ` +
      `${pairs} pairs of picture and words, fixed by the seed, three noise seeds in turn. Mask edges are hard, there is no classifier-free ` +
      "guidance and no library picture, so that the method is compared and nothing else. Differences are paired; brackets are bootstrap intervals of 95 %. " +
      "A claim holds if its interval excludes 0 in its direction.",
    "",
    judge === null
      ? "There was no judge (models/training/judge/judge.onnx): what needs one is marked as not measured."
      : "The judge is a classifier with its own seed, architecture and augmentations; it guides and ranks nothing.",
  ].join("\n");
}

function summary(findings: readonly Finding[]): string {
  const lines = findings.map(({ experiment, rows, conclusion }) => {
    const verdict = conclusion === null ? "not run: the pack has no pair" : verdictOf(conclusion.holds);
    return `| ${experiment.id} | ${experiment.claim} | ${rows.length} | ${verdict} |`;
  });
  return ["| | claim | pairs | |", "|---|---|---|---|", ...lines].join("\n");
}

function verdictOf(holds: boolean | null): string {
  if (holds === null) return "reported";
  return holds ? "holds" : "does not hold";
}

async function section({ experiment, conclusion }: Finding, plan: Plan & { readonly docs: string }): Promise<string> {
  const lines = [`## ${experiment.id}`, "", `${experiment.claim} ${experiment.measure}`, ""];
  lines.push(conclusion === null ? "Not run: the pack has no text-image pair." : conclusion.says);
  for (const index of shownPairs) {
    const name = `${slug(experiment.id)}-${index}`;
    const from = join(plan.folder, "figures", name);
    const facts = await readFile(`${from}.json`, "utf8").catch(() => null);
    if (facts === null) continue;
    const { prompt, columns } = JSON.parse(facts) as { prompt: string; columns: readonly string[] };
    await mkdir(join(plan.docs, "images"), { recursive: true });
    await copyFile(`${from}.png`, join(plan.docs, "images", `blended-${name}.png`));
    lines.push("", `![“${prompt}”](images/blended-${name}.png)`, "", `“${prompt}”: ${columns.join(" · ")}`);
  }
  return lines.join("\n");
}

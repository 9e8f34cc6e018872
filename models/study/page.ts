/** The study as a page: claims, numbers, figures. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeCodec } from "../cli/codec-node";
import { shown, type Table, type Verdict, verdictOf } from "./experiment";
import { backgrounds, extensions, type GalleryFigure, guidedFills } from "./gallery";
import { remarks } from "./remarks";
import { figureOf, stacked } from "./strips";
import { type Finding, type Plan, type Prepared, slug } from "./study";
import type { Tools } from "./tools";

/** Strips of a figure: the first pairs drawn by our own code, not chosen. */
const shownPairs = [0, 2, 4];

export interface PagePlan extends Plan {
  readonly docs: string;
  /** Whether figures that no experiment makes are painted too. */
  readonly hasGallery: boolean;
}

/** Writes figures into docs/images and returns the page's text. */
export async function pageOf(
  findings: readonly Finding[],
  tools: Tools,
  plan: PagePlan,
  study: Prepared,
): Promise<string> {
  const images = join(plan.docs, "images");
  await mkdir(images, { recursive: true });
  const parts = [head(tools, plan, study, findings), summary(findings)];
  const gallery = plan.hasGallery
    ? [
        await painted(guidedFills, tools, plan, study.key, images),
        await painted(backgrounds, tools, plan, study.key, images),
      ]
    : [];
  for (const finding of [...findings].sort((a, b) => order(a.experiment.id) - order(b.experiment.id))) {
    parts.push(await section(finding, join(plan.folder, study.key), images));
    const isExtension = finding.experiment.id === "B12";
    if (plan.hasGallery && isExtension) parts.push(await painted(extensions, tools, plan, study.key, images));
  }
  if (gallery.length > 0) parts.splice(2, 0, "## At a glance", frank, ...gallery);
  return `${parts.join("\n\n")}\n`;
}

function head(
  { pack, judgeHash, steps }: Tools,
  { pairs, seed, noises }: Plan,
  { photographs }: Prepared,
  findings: readonly Finding[],
): string {
  const isNative = findings.some(({ kernels }) => kernels.has("node"));
  const photos = Math.floor(pairs / 2);
  return [
    "# Blended Diffusion: what holds here",
    "",
    "The claims of Avrahami, Lischinski & Fried (2022), and of their latent follow-up (2023), tested with the painter that ships, through the engine that ships.",
    `Written by \`npm run -s paper -- blended --pairs ${pairs} --seed ${seed}\`; do not edit.`,
    "",
    `Pack ${pack.id} ${pack.version}, ${steps} steps (guided runs 5) unless a line says otherwise, 128 × 128 pixels. ${pairs} pairs of picture and words, fixed by one number before anything ran; ${noises === 1 ? "each with one of three noise seeds in turn" : `each painted with ${noises === 2 ? "two" : "the same three"} noise seeds`}. ` +
      (photographs > 0
        ? `${pairs - photos} pictures are parts of the example scenes, drawn by our own code, ${photos} are photographs that no training saw (measured, not shown). `
        : "The pictures are parts of the example scenes, drawn by our own code. ") +
      "Mask edges are hard, there is no classifier-free guidance and no library picture, so that the method is compared and nothing else. Differences are paired; a pair's number is its mean over the noise seeds, and brackets are bootstrap intervals of 95 % over pairs, so that three noises of one pair do not count as three pairs; the main effects are also told for each noise alone. A claim holds if its interval excludes 0 in its direction. The claims and measures were fixed before the first run (they are the papers' and the protocol's); what counts as “in part”, the λ that is told apart because it overshoots (B3), and the second condition of B12, as it ships, were settled after seeing an earlier run of one noise a pair, and are to be read so.",
    "",
    ...(isNative
      ? [
          "To save time, the networks ran on ONNX Runtime's native kernels (`--native`), one thread, four to five times as fast as the WASM that ships: the same engine, graphs and seeds, other last bits (six fills and six guided fills differ by at most one byte from WASM's, the judge's place by at most 0.002). Times were measured on WASM.",
          "",
        ]
      : []),
    judgeHash === null
      ? "There was no judge (models/training/judge/judge.onnx): what needs one is marked as not measured."
      : "The judge (models/training/judge) is a classifier of hundreds of names with its own seed, architecture and augmentations, which looks at the region once and mirrored; it guides and ranks nothing, and the pair that guides and ranks judges nothing. Its *chance* of the name is near 0 for most of what a painter of this size makes of words alone, so its *place* is told first: the share of all other names that it finds less likely; 0.5 is nothing learnt, 1 the likeliest of all. *First*: how often it is that.",
  ].join("\n");
}

/** B1 to B13, then L1 to L4, then the rest. */
function order(id: string): number {
  return (id.startsWith("B") ? 0 : id.startsWith("L") ? 100 : 200) + (Number.parseInt(id.slice(1), 10) || 0);
}

function summary(findings: readonly Finding[]): string {
  const lines = findings
    .flatMap(({ verdicts, rows }) => verdicts.map((verdict) => ({ verdict, rows: rows.length })))
    .filter(({ verdict }) => /^[BL]\d/.test(verdict.id))
    .sort((a, b) => order(a.verdict.id) - order(b.verdict.id))
    .map(
      ({ verdict: { id, claim, holds, key }, rows }) =>
        `| ${id} | ${claim} | ${rows} | **${verdictOf(holds)}** | ${key} |`,
    );
  return ["| | claim | pairs | | main number |", "|---|---|---|---|---|", ...lines].join("\n");
}

/** For whoever looks at the figures first. */
const frank =
  "A designer will wince: a painter of this size, trained for hours on two processor cores, gives colours and arrangement and few shapes, and the pair that guides it pulls towards colours. The figures show the method as it is with that painter, not chosen from several; the columns “as it ships” show what the plugin does about it, which is to start from pictures and drawings.";

async function section(
  { experiment, verdicts, tables, rows }: Finding,
  folder: string,
  images: string,
): Promise<string> {
  const lines = [`## ${experiment.id}`, "", experiment.method];
  if (rows.length === 0) lines.push("", "Not run: the pack has no text-image pair.");
  for (const verdict of verdicts) lines.push("", ...told(verdict));
  for (const table of tables) if (table.lines.length > 0) lines.push("", ...tableLines(table));
  const strips: { readonly file: string; readonly prompt: string; readonly columns: readonly string[] }[] = [];
  for (const index of shownPairs) {
    const file = join(folder, `${slug(experiment.id)}-${index}`);
    const facts = await readFile(`${file}.json`, "utf8").catch(() => null);
    if (facts !== null) strips.push({ file: `${file}.png`, ...JSON.parse(facts) });
  }
  const [first] = strips;
  if (first === undefined) return lines.join("\n");
  const pictures = await Promise.all(
    strips.map(async ({ file }) =>
      nodeCodec.decode({ type: "image/png", bytes: new Uint8Array(await readFile(file)) }),
    ),
  );
  const name = `blended-${slug(experiment.id)}.webp`;
  await writeFile(join(images, name), await figureOf(stacked(pictures)));
  const prompts = strips.map(({ prompt }) => `“${prompt}”`).join(", ");
  const isAlike = strips.every(({ columns }) => String(columns) === String(first.columns));
  const columns = isAlike ? first.columns.join(" · ") : strips.map((strip) => strip.columns.join(" · ")).join(" / ");
  lines.push("", `![${prompts}](images/${name})`, "", `From above ${prompts}; from left to right: ${columns}.`);
  return lines.join("\n");
}

function told({ id, claim, holds, says }: Verdict): readonly string[] {
  const remark = remarks[id];
  return [`**${id}: ${verdictOf(holds)}.** ${claim} ${says}`, ...(remark === undefined ? [] : ["", remark])];
}

function tableLines({ title, measures, lines }: Table): readonly string[] {
  return [
    `| ${title} | ${measures.join(" | ")} |`,
    `|---|${measures.map(() => "---|").join("")}`,
    ...lines.map(
      ({ name, values }) => `| ${name} | ${values.map((value) => (value === null ? "" : shown(value))).join(" | ")} |`,
    ),
  ];
}

/** Painted once for a study, then taken from where its rows are kept. */
async function painted(figure: GalleryFigure, tools: Tools, plan: Plan, key: string, images: string): Promise<string> {
  const name = `blended-${figure.name}.webp`;
  const kept = join(plan.folder, key, name);
  const known = await readFile(kept).catch(() => null);
  const bytes = known ?? (await figureOf(await figure.make(tools, plan.seed)));
  if (known === null) {
    await mkdir(join(plan.folder, key), { recursive: true });
    await writeFile(kept, bytes);
  }
  await writeFile(join(images, name), bytes);
  const columns = figure.columns.length === 0 ? "" : ` From left to right: ${figure.columns.join(" · ")}.`;
  return `![${figure.title}](images/${name})\n\n${figure.title}${columns}`;
}

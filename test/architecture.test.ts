/** The import table of CONTRIBUTING.md, as a test: a folder is a realm, pure code lies at the bottom. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What every feature of the window may import. */
const BELOW_FEATURES: readonly string[] = [
  "models/contract",
  "models/kinds",
  "models/image",
  "models/kinds",
  "models/packs",
  "plugin/protocol",
  "ui/engine",
  "ui/messages",
  "ui/painter",
  "ui/widgets",
  "ui/ports",
  "ui/stored",
  "ui/wording",
];

/**
 * Feature of the window → other features it may import: their state, their panels, and of their verbs the types. What it
 * calls comes as an argument (ui/app/compose.ts).
 */
const FEATURES: Record<string, readonly string[]> = {
  shell: [],
  machine: ["shell"],
  language: ["machine"],
  draft: ["shell"],
  models: ["shell", "machine", "draft"],
  selection: ["shell", "machine", "draft", "models"],
  extend: ["shell", "draft", "models", "selection"],
  run: ["machine", "draft", "models", "selection"],
  starts: ["shell", "draft", "models"],
  settings: ["shell", "draft", "models", "selection", "starts"],
  results: ["shell", "machine", "draft", "models", "selection", "run"],
  history: ["shell", "draft", "models", "selection", "run", "results"],
  finish: ["shell", "draft", "run", "results", "history"],
  marking: ["shell", "machine", "draft", "models", "selection"],
  scribble: ["shell", "machine", "draft", "models", "selection", "marking"],
  plan: ["draft", "models", "selection", "starts"],
  preview: [
    "plan",
    "shell",
    "machine",
    "draft",
    "models",
    "selection",
    "extend",
    "run",
    "results",
    "marking",
    "scribble",
  ],
  prompt: ["shell", "draft", "models", "starts", "results", "history"],
  queue: ["shell", "machine", "draft", "models", "selection", "run", "starts", "results", "history", "preview"],
  recall: ["shell", "draft", "models", "selection", "run", "results", "marking"],
};

/** Area → areas it may import (itself always). Longest matching prefix names a file's area. */
const TABLE: Record<string, readonly string[]> = {
  "models/image": [],
  "models/contract": ["models/image"],
  "models/kinds": ["models/image", "models/contract"],
  "models/diffusion": ["models/image"],
  "models/inpaint": ["models/image", "models/diffusion"],
  "models/scenery": ["models/image"],
  "models/networks": ["models/image", "models/contract"],
  "models/vision": ["models/image", "models/networks", "models/contract"],
  "models/families": ["models/image", "models/contract", "models/diffusion", "models/networks", "models/packs"],
  "models/starts/find": ["models/contract", "models/networks", "models/starts/compose"],
  "models/starts/relight": [
    "models/image",
    "models/diffusion",
    "models/inpaint",
    "models/contract",
    "models/starts/compose",
  ],
  "models/starts/compose": ["models/image", "models/diffusion", "models/inpaint", "models/scenery"],
  "models/guidance": [
    "models/image",
    "models/diffusion",
    "models/networks",
    "models/families",
    "models/pipelines",
    "models/contract",
  ],
  "models/pipelines": [
    "models/kinds",
    "models/image",
    "models/contract",
    "models/diffusion",
    "models/inpaint",
    "models/families",
    "models/starts/compose",
    "models/starts/relight",
  ],
  "models/packs": ["models/contract"],
  "models/words": ["models/contract"],
  "models/engine": [
    "models/kinds",
    "models/image",
    "models/contract",
    "models/scenery",
    "models/networks",
    "models/families",
    "models/starts/find",
    "models/starts/compose",
    "models/starts/relight",
    "models/guidance",
    "models/pipelines",
    "models/packs",
    "models/words",
  ],
  "models/cli": [
    "models/kinds",
    "models/image",
    "models/contract",
    "models/families",
    "models/packs",
    "models/engine",
    "models/words",
  ],
  "models/workshop": ["models/image", "models/cli", "models/starts/relight", "models/workshop/things"],
  "models/workshop/things": ["models/image"],
  "models/evaluation": [
    "models/image",
    "models/contract",
    "models/diffusion",
    "models/networks",
    "models/guidance",
    "models/packs",
    "models/engine",
    "models/cli",
  ],
  "models/study": [
    "models/image",
    "models/contract",
    "models/diffusion",
    "models/networks",
    "models/families",
    "models/pipelines",
    "models/packs",
    "models/engine",
    "models/cli",
    "models/evaluation",
    "plugin/playground/examples",
  ],
  "plugin/protocol": ["models/image", "models/contract"],
  "plugin/sandbox": ["plugin/protocol", "models/image", "models/contract"],
  "plugin/hosts": ["plugin/protocol", "models/image", "models/contract"],
  "plugin/playground/examples": ["models/image"],
  "plugin/playground": ["plugin/playground/examples", "models/image", "models/contract"],
  "plugin/photopea-emulator": ["plugin/playground", "plugin/playground/examples", "models/image"],
  "ui/offline": [],
  "ui/styles": [],
  "ui/widgets": [],
  "ui/painter": ["models/image"],
  "ui/messages": ["models/contract", "plugin/protocol"],
  "ui/engine": ["models/contract", "models/engine", "plugin/protocol"],
  "ui/wording": ["models/contract", "plugin/protocol", "ui/messages"],
  "ui/ports": ["models/contract", "models/image", "plugin/protocol", "ui/engine"],
  "ui/stored": ["models/contract", "models/kinds", "models/image", "plugin/protocol", "ui/painter", "ui/ports"],
  ...Object.fromEntries(
    Object.entries(FEATURES).map(([name, others]) => [
      `ui/features/${name}`,
      [...BELOW_FEATURES, ...others.map((other) => `ui/features/${other}`)],
    ]),
  ),
  "ui/app": [
    "models/contract",
    "plugin/protocol",
    "ui/engine",
    "ui/messages",
    "ui/painter",
    "ui/widgets",
    "ui/ports",
    "ui/stored",
    ...Object.keys(FEATURES).map((name) => `ui/features/${name}`),
  ],
  ui: [
    "models/contract",
    "plugin/hosts",
    "plugin/protocol",
    "ui/painter",
    "ui/messages",
    "ui/engine",
    "ui/features/shell",
    "ui/features/language",
    "ui/app",
  ],
};

/** Package → the only places that may import it. */
const PACKAGES: Record<string, readonly string[]> = {
  "onnxruntime-web": ["models/engine/ort.ts"],
  comlink: ["models/engine", "ui/engine"],
  preact: ["ui"],
  "@preact/signals": ["ui"],
  "quickjs-emscripten": ["plugin/playground"],
  "quickjs-emscripten-core": ["plugin/playground"],
  sharp: ["models/cli", "models/evaluation", "models/study", "models/workshop"],
  commander: ["models/cli", "models/evaluation", "models/study"],
  fflate: ["models/cli", "models/engine/png-inflated.ts", "models/evaluation", "models/packs/origins"],
  "@noble/hashes": ["models/packs/store", "ui/stored"],
};

/** What runs in Node alone. */
const NODE = ["models/cli/", "models/evaluation/", "models/study/", "models/workshop/"];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return path === "models/training" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function areaOf(path: string): string | undefined {
  const areas = Object.keys(TABLE).filter(
    (area) => path === area || path.startsWith(`${area}/`) || path === `${area}.ts`,
  );
  return areas.sort((a, b) => b.length - a.length)[0];
}

/** Every specifier a file imports, type-only ones included. */
function imports(path: string): string[] {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()"([^"]+)"/g)].map((match) => match[1] ?? "");
}

const files = ["models", "plugin", "ui"].flatMap(sources);

describe("the import table", () => {
  it("gives every source file an area", () => {
    expect(files.filter((file) => !areaOf(file))).toEqual([]);
  });

  const edges = files.flatMap((file) =>
    imports(file)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => posix.join(posix.dirname(file), specifier))
      .map((target) => ({ file, target, from: areaOf(file) ?? "", to: areaOf(target) })),
  );

  it("is kept by every relative import", () => {
    const broken = edges
      .filter(
        ({ target, from, to }) => !/\.(css|json)$/.test(target) && to !== from && !(to && TABLE[from]?.includes(to)),
      )
      .map(({ file, target }) => `${file} → ${target}`);
    expect(broken).toEqual([]);
  });

  it("allows nothing that nobody imports", () => {
    // What features share counts once for all of them.
    const name = (from: string, to = "") =>
      from.startsWith("ui/features/") && BELOW_FEATURES.includes(to) ? `a feature → ${to}` : `${from} → ${to}`;
    const used = new Set(edges.map(({ from, to }) => name(from, to)));
    const allowed = Object.entries(TABLE).flatMap(([from, areas]) => areas.map((to) => name(from, to)));
    expect(allowed.filter((edge) => !used.has(edge))).toEqual([]);
  });

  it("has no cycle among its files", () => {
    const next = new Map(files.map((file) => [file, edges.filter((edge) => edge.file === file)]));
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") return void cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      state.set(file, "open");
      for (const { target } of next.get(file) ?? []) {
        const found = files.find((each) => [target, `${target}.ts`, `${target}.tsx`].includes(each));
        if (found !== undefined) visit(found, [...path, file]);
      }
      state.set(file, "done");
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("keeps each package where it belongs", () => {
    const broken = files.flatMap((file) =>
      imports(file)
        .filter((specifier) => !specifier.startsWith("."))
        .map((specifier) =>
          specifier
            .split("/")
            .slice(0, specifier.startsWith("@") ? 2 : 1)
            .join("/"),
        )
        .filter(
          (name) => PACKAGES[name] && !PACKAGES[name].some((place) => file === place || file.startsWith(`${place}/`)),
        )
        .map((name) => `${file} → ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it("keeps Node's modules out of everything that ships to a browser", () => {
    const broken = files.filter(
      (file) =>
        !NODE.some((area) => file.startsWith(area)) && imports(file).some((specifier) => specifier.startsWith("node:")),
    );
    expect(broken).toEqual([]);
  });

  it("keeps chance and clocks at the edges", () => {
    const edges = ["models/engine/worker.ts", ...NODE, "ui/main.tsx", "plugin/playground/"];
    const broken = files.filter(
      (file) =>
        !edges.some((edge) => file.startsWith(edge)) &&
        /\b(Math\.random|Date\.now)\b/.test(
          readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""),
        ),
    );
    expect(broken).toEqual([]);
  });
});

/** The import table of CONTRIBUTING.md, as a test: a folder is a realm, pure code lies at the bottom. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Area → areas it may import (itself always). Longest matching prefix names a file's area. */
const TABLE: Record<string, readonly string[]> = {
  "models/image": [],
  "models/contract": ["models/image"],
  "models/diffusion": ["models/image"],
  "models/networks": ["models/image", "models/contract"],
  "models/guidance": ["models/image", "models/diffusion", "models/networks", "models/pipelines", "models/contract"],
  "models/library": ["models/image", "models/diffusion", "models/networks", "models/contract"],
  "models/library/things": ["models/image"],
  "models/vision": ["models/image", "models/networks", "models/contract"],
  "models/pipelines": [
    "models/image",
    "models/library",
    "models/diffusion",
    "models/networks",
    "models/contract",
    "models/packs",
  ],
  "models/packs": ["models/contract"],
  "models/engine": [
    "models/image",
    "models/contract",
    "models/networks",
    "models/guidance",
    "models/pipelines",
    "models/library",
    "models/packs",
  ],
  "models/cli": [
    "models/image",
    "models/contract",
    "models/diffusion",
    "models/networks",
    "models/guidance",
    "models/pipelines",
    "models/packs",
    "models/engine",
    "models/library/things",
    "plugin/playground/examples",
  ],
  "plugin/protocol": ["models/image", "models/contract"],
  "plugin/sandbox": ["plugin/protocol", "models/image", "models/contract"],
  "plugin/hosts": ["plugin/protocol", "models/image", "models/contract"],
  "plugin/playground/examples": ["models/image"],
  "plugin/playground": ["plugin/playground/examples", "models/image", "models/contract"],
  "plugin/photopea-emulator": ["plugin/playground", "plugin/playground/examples", "models/image"],
  "ui/widgets": [],
  "ui/offline": [],
  "ui/messages": ["models/contract", "plugin/protocol"],
  "ui/painter": ["models/image"],
  "ui/engine": ["models/contract", "models/engine", "plugin/protocol"],
  "ui/session": [
    "models/contract",
    "models/image",
    "models/packs",
    "plugin/protocol",
    "ui/engine",
    "ui/painter",
    "ui/messages",
  ],
  "ui/panels": [
    "models/packs",
    "ui/session",
    "ui/painter",
    "ui/widgets",
    "ui/messages",
    "models/contract",
    "models/image",
    "plugin/protocol",
  ],
  ui: [
    "ui/session",
    "ui/panels",
    "ui/painter",
    "ui/messages",
    "ui/engine",
    "plugin/hosts",
    "plugin/protocol",
    "models/contract",
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
  sharp: ["models/cli"],
  commander: ["models/cli"],
  fflate: ["models/cli", "models/packs/origins"],
  "@noble/hashes": ["models/packs/store"],
};

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
    const used = new Set(edges.map(({ from, to }) => `${from} → ${to}`));
    const allowed = Object.entries(TABLE).flatMap(([from, areas]) => areas.map((to) => `${from} → ${to}`));
    expect(allowed.filter((edge) => !used.has(edge))).toEqual([]);
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
      (file) => !file.startsWith("models/cli/") && imports(file).some((specifier) => specifier.startsWith("node:")),
    );
    expect(broken).toEqual([]);
  });

  it("keeps chance and clocks at the edges", () => {
    const edges = ["models/engine/worker.ts", "models/cli/", "ui/main.tsx", "plugin/playground/"];
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

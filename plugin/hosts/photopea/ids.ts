/** Photopea has no ids. Ours say where a thing was and what it was called, and are looked up anew before each use. */
import { HostError } from "../../protocol/host";

/** Index among the open documents; name and size tell whether it is still the same. */
export type DocumentKey = {
  readonly index: number;
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

/** One step from a document or group to a layer in it. Counted from the bottom, because new layers come on top. */
export type LayerStep = { readonly fromBottom: number; readonly name: string };

export type Target =
  | { readonly kind: "document"; readonly document: DocumentKey }
  | { readonly kind: "selection"; readonly document: DocumentKey }
  | { readonly kind: "layer"; readonly document: DocumentKey; readonly path: readonly LayerStep[] };

export function toId(target: Target): string {
  const { index, name, width, height } = target.document;
  const path = target.kind === "layer" ? target.path.map((step) => [step.fromBottom, step.name]) : [];
  return `${target.kind}:${JSON.stringify([index, name, width, height, path])}`;
}

export function fromId(id: string): Target {
  try {
    const colon = id.indexOf(":");
    const kind = id.slice(0, colon);
    const [index, name, width, height, path] = JSON.parse(id.slice(colon + 1)) as [
      number,
      string,
      number,
      number,
      [number, string][],
    ];
    const document = { index, name, width, height };
    if (kind === "document" || kind === "selection") return { kind, document };
    if (kind === "layer")
      return { kind, document, path: path.map(([fromBottom, step]) => ({ fromBottom, name: step })) };
  } catch {
    // Not one of ours; said below.
  }
  throw new HostError("bad-message", "This is no layer of Photopea's. Select the picture again.");
}

/** The ways to those that are layers; everything else is left out. */
export function pathsAmong(ids: readonly string[]): readonly (readonly LayerStep[])[] {
  return ids.flatMap((id) => {
    const target = fromId(id);
    return target.kind === "layer" ? [target.path] : [];
  });
}

/** A document's name without the ending that saving may change. */
export function stem(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, "");
}

/** What evaluation scenes show: written by models/training/export.py from names.py, in the judge's order. */
import kindsJson from "./kinds.json";

export interface SceneKind {
  readonly name: string;
  readonly kind: "object" | "photograph" | "material" | "place";
  /** File names of cut-outs in the object archive, the usual look first. */
  readonly cutouts: readonly string[];
  /** Labels of photographs or textures. */
  readonly labels: readonly string[];
}

export const sceneKinds = kindsJson as readonly SceneKind[];

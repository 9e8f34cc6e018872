/** A document of the emulator: layers, selection and the steps of its history. */
import type { Size } from "../../../models/image/geometry";
import type { Mask } from "../../../models/image/raster";
import { changed, findLayer, type Layer } from "./layers";

export interface State extends Size {
  /** Topmost first. */
  readonly layers: readonly Layer[];
  readonly selection: Mask | null;
  readonly active: number | null;
}

export interface Step {
  readonly name: string;
  readonly state: State;
}

export class PeaDocument {
  /** Free text that scripts may write. */
  source = "";
  private past: readonly Step[];
  private at = 0;

  constructor(
    public name: string,
    state: State,
    private readonly tell: () => void = () => {},
    private readonly mostSteps = 60,
  ) {
    this.past = [{ name: "Open", state }];
  }

  get state(): State {
    return (this.past[this.at] as Step).state;
  }

  /** Every step that can be gone to. */
  get steps(): readonly Step[] {
    return this.past;
  }

  get index(): number {
    return this.at;
  }

  commit(name: string, change: Partial<State>): void {
    const next = { name, state: { ...this.state, ...change } };
    this.past = [...this.past.slice(0, this.at + 1), next].slice(-this.mostSteps);
    this.at = this.past.length - 1;
    this.tell();
  }

  /** Changes the step one is at; for documents that are being made. */
  replace(state: State): void {
    const past = [...this.past];
    past[this.at] = { ...(past[this.at] as Step), state };
    this.past = past;
    this.tell();
  }

  /** As clicking on a layer: no step, and gone when history is. */
  activate(id: number | null): void {
    if (this.state.active !== id) this.replace({ ...this.state, active: id });
  }

  goTo(index: number): void {
    this.at = Math.min(this.past.length - 1, Math.max(0, index));
    this.tell();
  }

  layer(id: number): Layer {
    const found = findLayer(this.state.layers, id);
    if (found === null) throw new Error("Layer does not exist");
    return found;
  }

  changeLayer(name: string, id: number, change: (layer: Layer) => Layer | null): void {
    const layers = changed(this.state.layers, id, change);
    const { active } = this.state;
    const kept = active !== null && findLayer(layers, active) !== null;
    this.commit(name, { layers, active: kept ? active : (layers[0]?.id ?? null) });
  }
}

/** How Photopea misbehaves, each way by itself. All seen in the wild; see the table in plugin/hosts/README.md. */
export interface Quirks {
  /** When "done" is said: after a script, before it has answered, much later, twice, or never. */
  done: "after" | "early" | "late" | "twice" | "never";
  /** Unrelated pings between answers. */
  pings: boolean;
  /** Everything a script says or saves comes twice. Not seen, but cheap to survive. */
  twice: boolean;
  /** What happens to the next message: it is never looked at, or its script runs but nobody hears of it. */
  silence: "none" | "ignores" | "runs";
  /** Milliseconds before a message is looked at. */
  slowness: number;
  /** Milliseconds before a posted or named file is open. */
  openAfter: number;
  /** Files are never opened. */
  neverOpens: boolean;
  /** Saved files arrive after the strings echoed later. */
  picturesLast: boolean;
  /** Scripts that contain this text die of the interpreter; what it says comes as a string. */
  breaksOn: string | null;
  /** Members that throw: "saveToOE", "resizeCanvas", … */
  throwsIn: string | null;
  /** A layer's bounds throw while there is a selection. */
  boundsHidden: boolean;
  /** Bounds hold { value } instead of numbers. */
  unitValues: boolean;
  /** A document's copy has its selection. */
  copiesKeepSelection: boolean;
  /** Asked twice for a document or a layer, it gives two objects. */
  freshObjects: boolean;
  /** Scripts can see history and go back in it. */
  historyStates: boolean;
}

export const usualQuirks: Readonly<Quirks> = {
  done: "after",
  pings: true,
  twice: false,
  silence: "none",
  slowness: 0,
  openAfter: 20,
  neverOpens: false,
  picturesLast: false,
  breaksOn: null,
  throwsIn: null,
  boundsHidden: true,
  unitValues: false,
  copiesKeepSelection: true,
  freshObjects: false,
  historyStates: true,
};

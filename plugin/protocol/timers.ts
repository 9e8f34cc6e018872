/** Time as an argument: QuickJS, the browser and tests each bring their own. */
export interface Timers {
  /** Calls back once after `milliseconds`; the result cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

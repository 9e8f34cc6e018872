/** Edits that wait for their turn. */
import { type Signal, signal } from "@preact/signals";
import type { Queue } from "./queue";

export interface QueueingState {
  readonly queue: Signal<Queue>;
}

export function newQueueing(): QueueingState {
  return { queue: signal<Queue>([]) };
}

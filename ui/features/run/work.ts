/** What is handed to a run. */
import type { EditPreview } from "../../../models/contract/engine-api";
import type { EditRequest } from "../../../models/contract/request";
import type { ReadySelection } from "../../../plugin/protocol/host";
import type { Draft } from "../draft/draft";

/** An edit with its pictures, as it was when Generate was pressed. */
export interface Work {
  readonly request: EditRequest;
  readonly selection: ReadySelection;
  readonly base: EditPreview;
  /** See `takenLayers`. */
  readonly drawnOn: readonly string[];
}

/** A picture of a batch, read when its turn comes: fifty pictures at once would not fit in memory. */
export interface Later {
  readonly selection: ReadySelection;
  readonly draft: Draft;
}

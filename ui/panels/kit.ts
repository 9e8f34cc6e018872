/** What every panel is given. */
import type { Actions } from "../session/actions";
import type { Session } from "../session/session";

export interface Kit {
  readonly session: Session;
  readonly actions: Actions;
}

/** The user's own pictures come after the first screen: nothing before it needs them. */

import type { Own, OwnPorts, OwnStates, OwnVerbs } from "./own";
import type { StartsState } from "./state";

export type Starts = StartsState & OwnVerbs;

export function ownLater(states: OwnStates, ports: OwnPorts): Own {
  let own: Promise<Own> | null = null;
  const use = async (work: (own: Own) => Promise<void> | void): Promise<void> => {
    own ??= import("./own").then(({ createOwn }) => createOwn(states, ports));
    try {
      await work(await own);
    } catch (error) {
      own = null; // The part did not come; the next press tries again.
      ports.log(error);
    }
  };
  return {
    recallOwn: () => use((all) => all.recallOwn()),
    addOwn: () => use((all) => all.addOwn()),
    renameOwn: (id, name) => use((all) => all.renameOwn(id, name)),
    useOwnAs: (id, as) => use((all) => all.useOwnAs(id, as)),
    removeOwn: (id) => use((all) => all.removeOwn(id)),
    chooseOwn: (id) => use((all) => all.chooseOwn(id)),
    dismissOwnFailure: () => use((all) => all.dismissOwnFailure()),
  };
}

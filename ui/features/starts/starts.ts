/** The user's own pictures come after the first screen: nothing before it needs them. */

import { verbsLater } from "../shell/verbs-later";
import type { Own, OwnPorts, OwnStates, OwnVerbs } from "./own";
import type { StartsState } from "./state";

export type Starts = StartsState & OwnVerbs;

export function ownLater(states: OwnStates, ports: OwnPorts): Own {
  const use = verbsLater(async () => (await import("./own")).createOwn(states, ports), ports.log);
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

/** Downloading packs comes after the first screen: the Models page alone asks for it. */
import { verbsLater } from "../shell/verbs-later";
import type { InstallNeighbours, InstallPorts, InstallStates, InstallVerbs } from "./installing";

export function installLater(states: InstallStates, ports: InstallPorts, neighbours: InstallNeighbours): InstallVerbs {
  const use = verbsLater(
    async () => (await import("./installing")).createInstalling(states, ports, neighbours),
    ports.log,
  );
  return {
    lookAt: (place) => use((all) => all.lookAt(place)),
    dropOffer: () => use((all) => all.dropOffer()),
    installOffered: () => use((all) => all.installOffered()),
    resumePack: (packId) => use((all) => all.resumePack(packId)),
    mendPack: (packId) => use((all) => all.mendPack(packId)),
    stopInstalling: (packId) => use((all) => all.stopInstalling(packId)),
    discardPack: (packId) => use((all) => all.discardPack(packId)),
  };
}

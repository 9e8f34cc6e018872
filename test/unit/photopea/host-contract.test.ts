import type { ArtLayer } from "../../../plugin/photopea-emulator/core/layers";
import type { usualQuirks } from "../../../plugin/photopea-emulator/core/quirks";
import type { Picture } from "../../../plugin/playground/document/pictures";
import { decodePng } from "../../../plugin/playground/document/png";
import { describeHost, type HostUnderTest } from "../../contracts/host";
import { noisePicture } from "../../support/figma-stage";
import { photopeaStage } from "../../support/photopea-stage";

async function open(
  picture: Picture = noisePicture(64, 48, true),
  quirks: Partial<typeof usualQuirks> = {},
): Promise<HostUnderTest> {
  const patch = noisePicture(20, 10, true);
  const { pea, host, dispose } = photopeaStage({ quirks });
  const document = pea.addPicture("lake.png", picture.pixels);
  return {
    host,
    patch: patch.image,
    patchSize: { width: 20, height: 10 },
    // What is edited is what is visible of the document, so it goes when the document does.
    deleteSource: () => pea.close(document),
    undo: () => document.goTo(document.index - 1),
    redo: () => document.goTo(document.index + 1),
    drawOver(at) {
      const data = new Uint8ClampedArray(at.width * at.height * 4);
      for (let i = 0; i < data.length; i += 4) data.set([255, 0, 0, 255], i);
      const layer: ArtLayer = {
        ...{ kind: "art", id: pea.newId(), name: "My drawing", visible: true, opacity: 100 },
        ...{ x: at.x, y: at.y, raster: { width: at.width, height: at.height, data } },
      };
      document.commit("New Layer", { layers: [layer, ...document.state.layers], active: layer.id });
    },
    visible: () => document.state.layers.filter(({ visible }) => visible).length,
    layerCount: () => document.state.layers.length,
    decode: (image) => decodePng(image.bytes),
    dispose,
  };
}

describeHost("photopea, the emulator's core", (picture) => open(picture));
describeHost("photopea at its worst", (picture) =>
  open(picture, {
    done: "early",
    slowness: 5,
    openAfter: 80,
    picturesLast: true,
    unitValues: true,
    copiesKeepSelection: false,
    historyStates: false,
    freshObjects: true,
  }),
);

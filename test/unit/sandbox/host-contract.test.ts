import { decodePng } from "../../../plugin/playground/document/png";
import { describeHost } from "../../contracts/host";
import { noisePicture, pictureLayer, stage } from "../../support/figma-stage";

describeHost("figma, the bundled sandbox in QuickJS", async (picture = noisePicture(64, 48, true)) => {
  const patch = noisePicture(20, 10, true);
  const set = await stage({ layers: [pictureLayer("1:1", picture, 10, 20)], pictures: [picture] });
  set.document.select(["1:1"]);
  return {
    host: set.host,
    patch: patch.image,
    patchSize: { width: 20, height: 10 },
    deleteSource() {
      set.document.remove("1:1");
      set.document.commit();
    },
    undo: () => set.document.undo(),
    redo: () => set.document.redo(),
    layerCount: () => set.document.placed().length,
    decode: (image) => decodePng(image.bytes),
    dispose: () => set.dispose(),
  };
});

import { makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
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
    drawOver({ x, y, width, height }) {
      const transform = translation(x, y);
      const fills = [solid(1, 0, 0, 1)];
      const layer = makeLayer({ id: "1:7", type: "RECTANGLE", name: "My drawing", width, height, transform, fills });
      set.document.change(() => set.document.layers.push(layer));
      set.document.commit();
      set.document.select(["1:7", "1:1"]);
    },
    visible: () => set.document.placed().filter(({ layer }) => layer.visible).length,
    layerCount: () => set.document.placed().length,
    decode: (image) => decodePng(image.bytes),
    dispose: () => set.dispose(),
  };
});

/** The picture at its own resolution, for zooming in: the browser decodes and scales it away from our thread. */
import { useEffect, useMemo } from "preact/hooks";
import type { EncodedImage, PlacedImage } from "../../../models/contract/picture";
import type { CanvasRect } from "../../../models/image/geometry";
import { percentOf } from "../../painter/viewport";

/** @param layers bottom first: the picture, then what lies over it */
export function Sharp({ layers, bounds }: { readonly layers: readonly PlacedImage[]; readonly bounds: CanvasRect }) {
  return (
    <>
      {layers.map(({ image, bounds: own }, index) => (
        <SharpLayer key={index} image={image} at={{ ...own, x: own.x - bounds.x, y: own.y - bounds.y }} of={bounds} />
      ))}
    </>
  );
}

interface SharpLayerProps {
  readonly image: EncodedImage;
  readonly at: CanvasRect;
  readonly of: CanvasRect;
}

function SharpLayer({ image, at, of }: SharpLayerProps) {
  const url = useMemo(() => URL.createObjectURL(new Blob([image.bytes], { type: image.type })), [image]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img class="sharp" src={url} alt="" decoding="async" draggable={false} style={percentOf(at, of)} />;
}

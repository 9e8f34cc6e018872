/** The dashed frame of what the model sees. */
import { frameOf, intersect, type Size, type SourceRect } from "../../models/image/geometry";
import { percentOf } from "../painter/viewport";

/** The frame may reach outside the picture; only the part inside is drawn. */
export function Frame({ crop, source }: { readonly crop: SourceRect; readonly source: Size }) {
  return (
    <div
      class="frame"
      data-testid="context-frame"
      aria-hidden="true"
      style={percentOf(intersect(crop, frameOf<SourceRect>(source)), source)}
    />
  );
}

/** The viewport: a picture that can be zoomed and moved, whatever lies over it, and the zoom's own control. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { frameOf, type Rect, type Size } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import { onScreen } from "../../painter/camera";
import { Icon } from "../../widgets/icon";
import { isTyping } from "../../widgets/typing";
import { useCamera, type Viewing, zoomStep } from "./use-camera";

export interface StageProps {
  readonly source: Size;
  /** What the view holds, source pixels: the picture, or more where it is extended. */
  readonly world: Rect;
  /** Another one starts fitted. */
  readonly of: string;
  readonly label: string;
  readonly busy: boolean;
  readonly class?: string;
  /** Over the picture; percentages are of the picture. */
  readonly children: (viewing: Viewing) => ComponentChildren;
  /** Over the viewport. */
  readonly badge?: ComponentChildren;
  /** Below the viewport: what it shows, in words, and buttons beside the zoom. */
  readonly foot: ComponentChildren;
  readonly buttons: ComponentChildren;
}

export function Stage({ source, world, of, label, busy, class: name, children, badge, foot, buttons }: StageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const viewing = useCamera(frame, world, of);
  const { camera, panning } = viewing;
  const box = onScreen(camera, frameOf(source));
  const style = { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
  useZoomKeys(viewing);
  return (
    <div class="stage" data-testid="preview">
      <div
        ref={frame}
        class={`viewport${panning ? " viewport-panning" : ""}`}
        data-space={panning}
        data-testid="viewport"
      >
        {viewing.viewport.width > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: several canvases make one picture
          <div
            class={`picture${busy ? " picture-busy" : ""} ${name ?? ""}`}
            role="group"
            aria-label={label}
            style={style}
          >
            {children(viewing)}
          </div>
        )}
        {badge}
      </div>
      <div class="stage-foot">
        {foot}
        <ZoomControl viewing={viewing} />
        {buttons}
      </div>
    </div>
  );
}

function useZoomKeys(viewing: Viewing): void {
  const now = useRef(viewing);
  now.current = viewing;
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "+" || event.key === "=") now.current.zoom(zoomStep);
      else if (event.key === "-") now.current.zoom(1 / zoomStep);
      else if (event.key === "0") now.current.refit();
      // Where results are in front, the key has chosen one.
      else if (event.key === "1" && event.target === document.body && !event.defaultPrevented) now.current.zoomTo(1);
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, []);
}

function ZoomControl({ viewing }: { readonly viewing: Viewing }) {
  const { camera, isFitted, zoom, refit, zoomTo } = viewing;
  const percent = Math.max(1, Math.round(camera.scale * 100));
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no form
    <div class="zoom" role="group" aria-label={text.zoom.label}>
      <button type="button" aria-label={text.zoom.out} title={text.zoom.out} onClick={() => zoom(1 / zoomStep)}>
        <Icon name="minus" />
      </button>
      <button
        type="button"
        class="zoom-now"
        aria-label={isFitted ? text.zoom.toWhole(percent) : text.zoom.toFit(percent)}
        title={isFitted ? text.zoom.toWhole(percent) : text.zoom.toFit(percent)}
        data-testid="zoom"
        onClick={() => (isFitted ? zoomTo(1) : refit())}
      >
        {percent} %
      </button>
      <button type="button" aria-label={text.zoom.in} title={text.zoom.in} onClick={() => zoom(zoomStep)}>
        <Icon name="plus" />
      </button>
    </div>
  );
}

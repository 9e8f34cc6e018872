/** Where the page lies on the screen. Screen units are CSS pixels of the canvas. Pure but for its own state. */
import type { Point, Rect, Size } from "../../../models/image/geometry";

const smallest = 0.02;
const largest = 32;

export class View {
  zoom = 1;
  /** Screen position of the page's origin. */
  origin: Point = { x: 0, y: 0 };

  toPage({ x, y }: Point): Point {
    return { x: (x - this.origin.x) / this.zoom, y: (y - this.origin.y) / this.zoom };
  }

  toScreen({ x, y }: Point): Point {
    return { x: x * this.zoom + this.origin.x, y: y * this.zoom + this.origin.y };
  }

  pan(dx: number, dy: number): void {
    this.origin = { x: this.origin.x + dx, y: this.origin.y + dy };
  }

  /** Zooms by a factor; what lies at `at` on the screen stays there. */
  zoomAt(at: Point, factor: number): void {
    const page = this.toPage(at);
    this.zoom = Math.min(largest, Math.max(smallest, this.zoom * factor));
    this.origin = { x: at.x - page.x * this.zoom, y: at.y - page.y * this.zoom };
  }

  /** Shows a box of the page in the middle, at most at `maxZoom`. `inset`: screen units kept free on the right. */
  fit(box: Rect, screen: Size, maxZoom = 1, inset = 0): void {
    const margin = 48;
    const room = {
      width: Math.max(80, screen.width - inset - 2 * margin),
      height: Math.max(80, screen.height - 2 * margin),
    };
    this.zoom = Math.min(maxZoom, room.width / box.width, room.height / box.height);
    this.origin = {
      x: (screen.width - inset) / 2 - (box.x + box.width / 2) * this.zoom,
      y: screen.height / 2 - (box.y + box.height / 2) * this.zoom,
    };
  }
}

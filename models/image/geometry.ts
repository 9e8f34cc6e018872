/**
 * Sizes and rectangles, branded by the space they live in, so that a canvas rectangle passed where a crop
 * rectangle belongs does not compile. Pure; imports nothing.
 */
declare const space: unique symbol;
/** `T` measured in space `S`: canvas = document units; source = pixels of the picture read from the host; crop = pixels of the context cut from it; model = pixels the network sees. */
export type In<S extends "canvas" | "source" | "crop" | "model", T> = T & {
  readonly [space]?: S;
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width, height. Pixel rectangles are integral and half-open: x ≤ column < x + width. */
export interface Rect extends Point, Size {}

export type CanvasRect = In<"canvas", Rect>;
export type SourceRect = In<"source", Rect>;
export type CropRect = In<"crop", Rect>;

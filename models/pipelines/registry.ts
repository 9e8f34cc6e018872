/** Every kind of edit and its pipeline. A new kind in the contract does not compile until it has one here. */
import { background } from "./background";
import { extend } from "./extend";
import { fill } from "./fill";
import type { DecodedRequest, Pipeline, PipelineContext, Pipelines } from "./pipeline";
import { remove } from "./remove";
import { scribble } from "./scribble";

export const pipelines: Pipelines = { fill, remove, background, scribble, extend };

/** Starts the pipeline of a request's kind. */
export function started(request: DecodedRequest, context: PipelineContext): ReturnType<Pipeline<"fill">> {
  switch (request.kind) {
    case "fill":
      return fill(request, context);
    case "remove":
      return remove(request, context);
    case "background":
      return background(request, context);
    case "scribble":
      return scribble(request, context);
    case "extend":
      return extend(request, context);
  }
}

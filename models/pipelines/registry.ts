/** Every kind of edit and its pipeline. A new kind in the contract does not compile until it has one here. */
import type { EditKind } from "../contract/request";
import { background } from "./background";
import { extend } from "./extend";
import { fill } from "./fill";
import type { DecodedRequest, Pipeline, PipelineContext, Pipelines } from "./pipeline";
import { remove } from "./remove";
import { scribble } from "./scribble";

export const pipelines: Pipelines = { fill, remove, background, scribble, extend };

/** Starts the pipeline of a request's kind. */
export function started(request: DecodedRequest, context: PipelineContext): ReturnType<Pipeline<EditKind>> {
  // The compiler does not connect a request's kind with the pipeline of that name.
  return (pipelines[request.kind] as Pipeline<EditKind>)(request as never, context);
}

/** One of a few, with its name beside it. */
import { Segmented, type SegmentedProps } from "./segmented";

export function Choice<T extends string>(props: SegmentedProps<T>) {
  return (
    <div class="more-choice">
      <span class="label" aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  );
}

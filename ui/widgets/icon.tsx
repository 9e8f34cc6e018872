/** Line icons on a 16 px grid, drawn with the text's colour. */
const paths = {
  undo: "M6 3 3 6l3 3M3.5 6H10a3 3 0 0 1 0 6H7",
  redo: "m10 3 3 3-3 3M12.5 6H6a3 3 0 0 0 0 6h3",
  clear: "M3.5 4.5h9M6.5 4.5v-1h3v1M5 4.5l.5 8h5l.5-8",
  dice: "M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M5.6 6a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m4 4a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m-2-2a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0",
  lock: "M4.5 7.5h7v5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2",
  unlock: "M4.5 7.5h7v5h-7zM6 7.5V5a2 2 0 0 1 3.8-.9",
  chevron: "m6 4 4 4-4 4",
  back: "m10 4-4 4 4 4",
  refresh: "M12.5 8A4.5 4.5 0 1 1 11 4.6M11.2 2.5v2.4H8.8",
  reset: "M4 8a4 4 0 1 0 1.3-3M5 2.8v2.4h2.4",
  check: "m3.5 8.5 3 3 6-7",
  warning: "M8 2.5 14 13H2zM8 6.5v2.7M7.7 11.2a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.5V11M7.7 5.2a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0",
  close: "m4.5 4.5 7 7m0-7-7 7",
  compare: "M8 2.5v11M3 4.5h10v7H3zM3 4.5h5v7H3",
  picture: "M2.5 3.5h11v9h-11zM2.5 10.5l3-3 3 3 2-2 3 2.5M10.5 6.2h.01",
  download: "M8 2.5v7m-3-3 3 3 3-3M3 12.5h10",
  minus: "M4 8h8",
  plus: "M8 4v8M4 8h8",
  dots: "M3.5 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0",
  fill: "M3.5 6.5v-3h3M9.5 3.5h3v3M12.5 9.5v3h-3M6.5 12.5h-3v-3M8 5.4l.8 1.8 1.8.8-1.8.8L8 10.6l-.8-1.8L5.4 8l1.8-.8z",
  remove:
    "M3 12.5h10M5.5 9.8 3.9 8.2a1 1 0 0 1 0-1.4l3.3-3.3a1 1 0 0 1 1.4 0l2.9 2.9a1 1 0 0 1 0 1.4L9.5 9.8zM5.5 5.2l4.3 4.3",
  extend: "M5.5 5.5h5v5h-5zM8 3.5V1.8M8 14.2v-1.7M3.5 8H1.8M14.2 8h-1.7",
  background:
    "M2.5 3.5h11v9h-11zM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M4.8 12.5c.3-1.7 1.6-2.7 3.2-2.7s2.9 1 3.2 2.7",
  scribble: "M2.5 10.5c1.5-4 3-6 4-5.2 1.2 1-2.2 5.4-.8 6 1.3.6 2.7-4.6 4-4.1 1.1.4-1 3.300.1 3.800.9.4 2-.9 3.2-2.5",
  brush:
    "M9.8 8.7 13.2 3.9a.8.8 0 0 0-1.1-1.1L7.3 6.2M9.8 8.7 7.3 6.2M9.8 8.7c.2 2.6-1.7 4.3-6.8 4.1 1.3-.8 1.3-1.7 1.5-3 .2-1.5 1.2-2.8 2.8-3.6",
  eraser:
    "M7 13h6M4.3 11.7 2.9 10.3a1 1 0 0 1 0-1.4l5.5-5.5a1 1 0 0 1 1.4 0l2.8 2.8a1 1 0 0 1 0 1.4L7.5 12.7H5.6zM5.6 6.2l4.2 4.2",
  lasso:
    "M8 3c3 0 5.5 1.5 5.5 3.6S11 10.2 8 10.2 2.5 8.7 2.5 6.6 5 3 8 3M4.6 9.5c-.9.5-1 1.7-.2 2.2.9.5 2 .1 1.9-.7-.1-.5-.6-.7-1-.7M5.6 11.6c.2.8-.2 1.4-1.1 1.7",
  rectangle: "M3 3.5h10v9H3z",
  ellipse: "M8 3.5c2.9 0 5 2 5 4.5s-2.1 4.5-5 4.5S3 10.5 3 8s2.1-4.5 5-4.5",
  wand: "M3 13l6.5-6.5M11.5 2v2.5M10.2 3.2h2.6M13.5 7.5v2M12.5 8.5h2M6.5 3v2M5.5 4h2",
  contiguous: "M3 8h3M10 8h3M8 3v3M8 10v3M6.5 6.5h3v3h-3z",
  replace: "M3.5 3.5h9v9h-9z",
  union: "M3 3h6.5v3.5H13V13H6.5V9.5H3z",
  subtract: "M3 3h6.5v3.5h-3v3H3zM13 8.5V13H8.5",
  history: "M3.2 5.5A5.4 5.4 0 1 1 2.6 8M3 2.8v2.8h2.8M8 5v3.2l2.2 1.3",
  model: "M8 2.3 13 5v6l-5 2.7L3 11V5zM3 5l5 2.7L13 5M8 7.7v6",
  settings:
    "M2.5 5h6m3 0h2M2.5 11h2m3 0h6M10 6.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M6 12.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
  star: "m8 2.4 1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.2l-3.5 1.9.8-3.9-2.9-2.7 3.9-.5z",
  pin: "M6 2.5h4l-.5 4 2 2v1h-7v-1l2-2zM8 9.500v4",
  up: "m4 10 4-4 4 4",
  down: "m4 6 4 4 4-4",
  privacy: "M8 2.5 3.5 4.3v3.4c0 2.6 1.9 4.6 4.5 5.8 2.6-1.2 4.5-3.2 4.5-5.8V4.3zM6 8l1.5 1.5L10.2 6.5",
} as const;

export type IconName = keyof typeof paths;

/** Decoration: the control around it carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** Line icons on a 16 px grid, drawn with the text's colour. */
const paths = {
  undo: "M6 3 3 6l3 3M3.5 6H10a3 3 0 0 1 0 6H7",
  redo: "m10 3 3 3-3 3M12.5 6H6a3 3 0 0 0 0 6h3",
  clear: "M3.5 4.5h9M6.5 4.5v-1h3v1M5 4.5l.5 8h5l.5-8",
  dice: "M4.5 3.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M5.6 6a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m4 4a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m-2-2a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0",
  lock: "M4.5 7.5h7v5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2",
  unlock: "M4.5 7.5h7v5h-7zM6 7.5V5a2 2 0 0 1 3.8-.9",
  chevron: "m6 4 4 4-4 4",
  refresh: "M12.5 8A4.5 4.5 0 1 1 11 4.6M11.2 2.5v2.4H8.8",
  reset: "M4 8a4 4 0 1 0 1.3-3M5 2.8v2.4h2.4",
  check: "m3.5 8.5 3 3 6-7",
  warning: "M8 2.5 14 13H2zM8 6.5v2.7M7.7 11.2a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.5V11M7.7 5.2a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0",
  close: "m4.5 4.5 7 7m0-7-7 7",
  compare: "M8 2.5v11M3 4.5h10v7H3zM3 4.5h5v7H3",
  picture: "M2.5 3.5h11v9h-11zM2.5 10.5l3-3 3 3 2-2 3 2.5M10.5 6.2h.01",
  download: "M8 2.5v7m-3-3 3 3 3-3M3 12.5h10",
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

/** Line icons of 24 units, drawn for this editor. */
const paths = {
  select: "M6 4l12 7-5.2 1.5L10.5 18z",
  rectangle: "M5 6h14v12H5z",
  ellipse: "M12 5a7 7 0 110 14 7 7 0 010-14z",
  lasso:
    "M8 15.500c-2-.8-3.500-2.500-3.500-4.500 0-3.300 3.400-5.500 7.500-5.500s7.500 2.200 7.500 5.500-3.400 5-7.500 5c-.8 0-1.600-.1-2.300-.2M8.500 13.500a2 2 0 100 4 2 2 0 000-4zM7.500 17.500c-.3 1.300-1 2-2 2.500",
  brush:
    "M18.500 4.500c1 1 .5 2-7 9.500l-2-2c7.500-7.500 8-8.500 9-7.500zM9 12.500l2.500 2.500c0 2.500-2 4-6.500 4 1.500-1 1-3 1.500-4.500.3-1.200 1.300-2 2.500-2z",
  undo: "M9 5.500L5 9.500l4 4M5 9.500h9a5 5 0 010 10h-4",
  redo: "M15 5.500l4 4-4 4M19 9.500h-9a5 5 0 000 10h4",
  eye: "M3.500 12S6.500 6.500 12 6.500s8.500 5.500 8.500 5.500-3 5.500-8.500 5.500S3.500 12 3.500 12zM12 9.500a2.500 2.500 0 110 5 2.500 2.500 0 010-5z",
  eyeOff:
    "M4 4.500l16 15M9.500 7c.8-.3 1.600-.5 2.500-.5 5.500 0 8.500 5.500 8.500 5.500s-.9 1.700-2.600 3.200M6.300 8.700C4.400 10.200 3.500 12 3.500 12s3 5.500 8.500 5.500c1.300 0 2.500-.3 3.500-.8",
  trash: "M5 7.500h14M10 7.500v-2h4v2M7 7.500l.8 11h8.400l.8-11M10.300 11v4.500M13.700 11v4.500",
  picture: "M4.500 5.500h15v13h-15zM4.500 16l4.500-4.500 3.500 3.500 2.500-2.500 4.500 4M14.800 8.800a.8.800 0 110 .1z",
  group: "M5 9V5h4M15 5h4v4M19 15v4h-4M9 19H5v-4",
  frame: "M8 4v16M16 4v16M4 8h16M4 16h16",
  plus: "M12 6v12M6 12h12",
  minus: "M6 12h12",
  close: "M7 7l10 10M17 7L7 17",
  download: "M12 5v9.500M8 11l4 4 4-4M5.500 18.500h13",
  sparkle:
    "M12 4.500l1.700 4.800 4.800 1.700-4.800 1.700L12 17.500l-1.700-4.800L5.500 11l4.800-1.700zM18.500 15.500v4M16.500 17.500h4",
  down: "M8 10.500l4 4 4-4",
} as const;

export type IconName = keyof typeof paths;

const namespace = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  for (const [key, value] of Object.entries({
    d: paths[name],
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  })) {
    path.setAttribute(key, value);
  }
  svg.append(path);
  return svg;
}

/** The plugin's mark: a dotted selection in a blue square. */
export function mark(): SVGSVGElement {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML =
    '<rect width="16" height="16" rx="4" fill="#0d99ff"/><circle cx="8" cy="8" r="4" fill="none" stroke="#fff" stroke-width="1.8" stroke-dasharray="2.6 1.6"/>';
  return svg;
}

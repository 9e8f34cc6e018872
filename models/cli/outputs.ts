/** Everything one run writes, by name. */
import { extname, resolve } from "node:path";
import { formatOf, type OutputFormat } from "./codec-node";
import type { EditOptions } from "./edit-options";
import { type TrajectoryFormat, trajectoryFormatOf } from "./trajectory";
import { UsageError } from "./usage-error";

interface File<F> {
  readonly path: string;
  readonly format: F;
}

/** Absolute paths. */
export interface Outputs {
  readonly format: OutputFormat;
  readonly layerFormat: OutputFormat | null;
  readonly pictures: readonly string[];
  readonly layers: readonly string[];
  readonly sheet: File<OutputFormat> | null;
  readonly trajectory: File<TrajectoryFormat> | null;
  readonly strip: File<OutputFormat> | null;
  readonly report: string | null;
}

/** @throws UsageError on an unknown format, two outputs with one name, or an output that is an input */
export function planOutputs(options: EditOptions, workingFolder: string): Outputs {
  const path = (file: string): string => resolve(workingFolder, file);
  const format = formatOf(options.out);
  if (format === null) throw new UsageError(`--out must end in .png, .webp or .jpg, not "${options.out}".`);
  const layerFormat = options.layer === undefined ? null : formatOf(options.layer);
  if (options.layer !== undefined && (layerFormat === null || layerFormat === "jpeg")) {
    throw new UsageError(`--layer must end in .png or .webp, because it has transparency, not "${options.layer}".`);
  }
  const outputs: Outputs = {
    format,
    layerFormat,
    pictures: numbered(path(options.out), options.count),
    layers: options.layer === undefined ? [] : numbered(path(options.layer), options.count),
    sheet:
      options.sheet === undefined ? null : { path: path(options.sheet), format: pictureFormat("sheet", options.sheet) },
    strip:
      options.strip === undefined ? null : { path: path(options.strip), format: pictureFormat("strip", options.strip) },
    trajectory:
      options.trajectory === undefined
        ? null
        : { path: path(options.trajectory), format: trajectoryFormat(options.trajectory) },
    report: options.report === undefined ? null : path(options.report),
  };
  const all = pathsOf(outputs);
  const twice = all.find((each, i) => all.indexOf(each) !== i);
  if (twice !== undefined) throw new UsageError(`Two outputs have the same name, "${twice}"; give each its own.`);
  for (const input of [options.image, options.mask, options.strokes]) {
    if (input !== undefined && !options.force && all.includes(path(input))) {
      throw new UsageError(`An output would replace the input "${input}"; choose another name, or add --force.`);
    }
  }
  return outputs;
}

export function pathsOf({ pictures, layers, sheet, trajectory, strip, report }: Outputs): readonly string[] {
  return [
    ...pictures,
    ...layers,
    ...[sheet?.path, trajectory?.path, strip?.path, report].filter((path) => typeof path === "string"),
  ];
}

function pictureFormat(option: string, file: string): OutputFormat {
  const format = formatOf(file);
  if (format !== null) return format;
  throw new UsageError(`--${option} must end in .png, .webp or .jpg, not "${file}".`);
}

function trajectoryFormat(file: string): TrajectoryFormat {
  const format = trajectoryFormatOf(file);
  if (format !== null) return format;
  throw new UsageError(`--trajectory must end in .png, .webp or .gif, which all move, not "${file}".`);
}

/** out.png, out-2.png, out-3.png… */
function numbered(path: string, count: number): readonly string[] {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return Array.from({ length: count }, (_, i) => (i === 0 ? path : `${stem}-${i + 1}${extension}`));
}

/** Cloud, smoke and halos seen from one side: how much of the light behind them they take, summed along each ray. */
import { byteOfLinear, byteOfLinearTable } from "../../image/color";
import type { Vapour } from "./march";
import type { Vec } from "./space";
import type { Surface } from "./surface-planes";

/** Steps along a ray through the middle of the ball; steps upwards, to see how much cloud lies above. */
const [steps, upwards] = [56, 5];
const table = byteOfLinearTable();

/**
 * Lays vapour over a surface that is drawn already.
 * @param axes right, up and towards the viewer, in the thing's axes
 */
export function withVapour(surface: Surface, vapour: Vapour, axes: readonly [Vec, Vec, Vec]): void {
  const { density, bound, colour, glow } = vapour;
  const { width, height, perUnit, origin } = surface;
  const [right, up, eye] = axes;
  const seen = axes.map((axis) => bound.at[0] * axis[0] + bound.at[1] * axis[1] + bound.at[2] * axis[2]);
  const [bx, by, bz] = [seen[0], seen[1], seen[2]];
  const step = (2 * bound.radius) / steps;
  const at = (x: number, y: number, z: number): Vec => [
    x * right[0] + y * up[0] + z * eye[0],
    x * right[1] + y * up[1] + z * eye[1],
    x * right[2] + y * up[2] + z * eye[2],
  ];
  const wide = 0.07;
  for (let i = 0; i < width * height; i++) {
    const x = ((i % width) + 0.5 - origin[0]) / perUnit;
    const y = (origin[1] - Math.floor(i / width) - 0.5) / perUnit;
    const room = bound.radius ** 2 - (x - bx) ** 2 - (y - by) ** 2;
    if (room <= 0) continue;
    const half = Math.sqrt(room);
    const solid = surface.coverage[i] > 0.5 ? surface.depth[i] : Number.NEGATIVE_INFINITY;
    let left = 1;
    let [red, green, blue, nx, ny, nz, deep, open] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let z = bz + half; z > bz - half && left > 0.01 && z > solid; z -= step) {
      const p = at(x, y, z);
      const here = density(p);
      if (here <= 0) continue;
      const taken = left * (1 - 1 / (1 + here * step + (here * step) ** 2 / 2));
      left -= taken;
      const c = colour(p);
      red += taken * c[0];
      green += taken * c[1];
      blue += taken * c[2];
      deep += taken * z;
      // Towards where there is less of it.
      const gx = here - density(at(x + wide, y, z));
      const gy = here - density(at(x, y + wide, z));
      const gz = here - density(at(x, y, z + wide));
      const long = Math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-6;
      nx += (taken * gx) / long;
      ny += (taken * gy) / long;
      nz += (taken * gz) / long;
      let above = 0;
      for (let k = 1; k <= upwards; k++) above += density([p[0] - 0.05 * k, p[1] + 0.1 * k, p[2]]) * 0.1;
      open += taken / (1 + 0.55 * above);
    }
    const cover = 1 - left;
    if (cover < 0.004) continue;
    const behind = left * surface.coverage[i];
    const whole = cover + behind;
    const mixed = (own: number, other: number): number => (own + behind * other) / whole;
    const byte = (value: number, k: number): number =>
      mixed(cover * byteOfLinear(value / cover, table), surface.albedo[3 * i + k]);
    surface.albedo[3 * i] = byte(red, 0);
    surface.albedo[3 * i + 1] = byte(green, 1);
    surface.albedo[3 * i + 2] = byte(blue, 2);
    // A ray that grazes sees vapour from its side: a little towards the viewer in any case.
    const normal = [nx, ny, Math.max(0, nz) + 0.25 * cover];
    const turned = normal.map((value, k) => mixed(value, surface.normal[3 * i + k]));
    const long = Math.hypot(...turned) || 1;
    for (let k = 0; k < 3; k++) surface.normal[3 * i + k] = turned[k] / long;
    surface.depth[i] = mixed(deep, surface.depth[i]);
    surface.open[i] = mixed(open, surface.open[i]);
    surface.glow[i] = mixed(cover * glow, surface.glow[i]);
    surface.gloss[i] = mixed(0, surface.gloss[i]);
    surface.coverage[i] = whole;
  }
}

/** What every scheduler must do, whatever its formula. */
import { describe, expect, it } from "vitest";
import { random } from "../../models/diffusion/random";
import type { Scheduler } from "../../models/diffusion/scheduler";
import type { Planes } from "../../models/image/raster";

const size = { width: 5, height: 4, channels: 3 };

function planes(seed: number): Planes {
  return { ...size, data: random(seed).normal(60) };
}

export function schedulerContract(name: string, make: (steps: number, strength: number) => Scheduler): void {
  describe(`${name} as a scheduler`, () => {
    const clean = planes(1);
    const noise = planes(2);

    it("starts at the strength, falls and ends at 0", () => {
      for (const strength of [0.05, 0.4, 1]) {
        const { times } = make(7, strength);
        expect(times).toHaveLength(8);
        expect(times[0]).toBe(strength);
        expect(times.at(-1)).toBe(0);
        for (let i = 1; i < times.length; i++) expect(times[i]).toBeLessThan(times[i - 1] as number);
      }
    });

    it("gives back the clean picture at noise level 0", () => {
      expect(make(3, 1).noised(clean, noise, 0).data).toEqual(clean.data);
    });

    it("gives pure noise at noise level 1", () => {
      expect(make(3, 1).noised(clean, noise, 1).data).toEqual(noise.data);
    });

    it("returns the clean prediction with each step, and as the picture of the last one", () => {
      const scheduler = make(4, 1);
      const noisy = scheduler.noised(clean, noise, scheduler.times[3] as number);
      const { next, clean: predicted } = scheduler.step(noisy, clean, 3);
      expect(predicted.data).toEqual(clean.data);
      expect(next.data).toEqual(clean.data);
    });

    it("stays on the path from noise to picture when the prediction is right", () => {
      const scheduler = make(6, 0.8);
      let noisy = scheduler.noised(clean, noise, 0.8);
      for (let i = 0; i < 6; i++) {
        noisy = scheduler.step(noisy, clean, i).next;
        const expected = scheduler.noised(clean, noise, scheduler.times[i + 1] as number);
        noisy.data.forEach((value, at) => {
          expect(value).toBeCloseTo(expected.data[at] as number, 5);
        });
      }
    });

    it("keeps no state and leaves its arguments alone", () => {
      const scheduler = make(5, 1);
      const noisy = planes(3);
      const before = noisy.data.slice();
      const later = scheduler.step(noisy, clean, 3).next.data;
      scheduler.step(noisy, clean, 0);
      expect(scheduler.step(noisy, clean, 3).next.data).toEqual(later);
      expect(noisy.data).toEqual(before);
    });

    it("refuses a step it does not have", () => {
      expect(() => make(5, 1).step(clean, clean, 5)).toThrow(RangeError);
      expect(() => make(5, 1).step(clean, clean, -1)).toThrow(RangeError);
    });
  });
}

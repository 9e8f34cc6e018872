/** How far the window lets the guide be turned; the engine takes more (models/engine/check-settings.ts). */
export const guideBounds = {
  weight: { min: 0, max: 10, step: 0.1 },
  augmentations: { min: 1, max: 32, step: 1 },
} as const;

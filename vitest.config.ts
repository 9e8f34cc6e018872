import { defineConfig } from "vitest/config";

/**
 * `unit` runs in Node on sources, on every core; then `e2e` drives the built files in real Chromiums, two files side by
 * side: each is a browser of its own with an origin's storage of its own.
 */
export default defineConfig({
  test: {
    reporters: process.env.CI ? ["default", ["json", { outputFile: "build/test-results.json" }]] : ["default"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}", "test/architecture.test.ts"],
          testTimeout: 60_000,
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/site.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A second, the default, is short for a worker that starts on a busy machine.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});

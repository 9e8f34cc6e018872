import { defineConfig } from "vitest/config";

/** `unit` runs in Node on sources; `e2e` drives the built files in a real Chromium, one file at a time. */
export default defineConfig({
  test: {
    reporters: process.env.CI ? ["default", ["json", { outputFile: "build/test-results.json" }]] : ["default"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}", "test/architecture.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/site.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A second, the default, is short for a worker that starts on a busy machine.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});

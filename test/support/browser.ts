/** A headless Chromium for end-to-end tests. */
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../../setup.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium; `webgpu` switches on SwiftShader's WebGPU (slow, for correctness only). */
export async function openBrowser(
  options: { readonly webgpu?: boolean; readonly args?: readonly string[] } = {},
): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error("No browser found. Run: node setup.mjs --browser");
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...(options.webgpu ? ["--enable-unsafe-webgpu"] : []), ...(options.args ?? [])],
  });
}

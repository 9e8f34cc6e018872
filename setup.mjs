/**
 * Gets a fresh machine ready: the packages of package-lock.json and, with --browser, a Chromium for the tests.
 * Uses Node's own modules only, because it runs before anything is installed.
 *
 *   node setup.mjs [--browser] [--quiet]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, "node_modules", ".blendfill-lock");

/** Installs node_modules when package-lock.json changed since the last install. */
function installPackages(quiet) {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (!quiet) console.log("Installing packages (once)…");
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other platforms.
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // The CLI prints results on stdout; npm must not mix its own lines in.
    stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    throw new Error("Installing the packages failed. Check the network connection, then run the same command again.");
  }
  writeFileSync(stamp, lock);
}

/**
 * Path of a Chromium-family browser: BLENDFILL_CHROMIUM, one already installed, or Playwright's.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const { env, platform } = process;
  const places = [
    env.BLENDFILL_CHROMIUM,
    ...(platform === "darwin"
      ? [
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ]
      : platform === "win32"
        ? [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
            .filter(Boolean)
            .map((folder) => join(folder, "Google/Chrome/Application/chrome.exe"))
        : ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].map((name) => `/usr/bin/${name}`)),
  ];
  const installed = places.find((place) => place && existsSync(place));
  if (installed) return installed;
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/** Finds or installs a browser for the end-to-end tests. */
async function installBrowser() {
  if (await findBrowser()) return;
  const debianRoot = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  console.log("Installing a browser for the tests (once)…");
  if (debianRoot) {
    const wait = ["-o", "DPkg::Lock::Timeout=300"];
    try {
      execFileSync("apt-get", [...wait, "update", "-qq"], { stdio: "ignore" });
      execFileSync(
        "apt-get",
        [...wait, "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
        {
          stdio: "ignore",
          env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
        },
      );
    } catch (error) {
      console.log(`apt could not install chromium (${error.message.split("\n")[0]}); trying Playwright's own.`);
    }
    if (await findBrowser()) return;
  }
  spawnSync(process.execPath, [join(root, "node_modules/playwright-core/cli.js"), "install", "chromium"], {
    stdio: "inherit",
  });
  if (await findBrowser()) return;
  throw new Error(
    "The tests need Chromium or Chrome. Install one (on Debian: apt-get install chromium), or set BLENDFILL_CHROMIUM to its path, then run the command again.",
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < 20 || (major === 20 && minor < 19)) {
      throw new Error(
        `Blendfill needs Node 20.19 or later; this is ${process.versions.node}. Install it from nodejs.org.`,
      );
    }
    installPackages(process.argv.includes("--quiet"));
    if (process.argv.includes("--browser")) await installBrowser();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

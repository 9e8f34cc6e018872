/**
 * The manifest of the plugin without a site: its folder holds everything, and Figma holds it to no network at all.
 * @param {object} manifest the hosted plugin's
 * @returns {object}
 */
export function offlineManifest(manifest) {
  return {
    ...manifest,
    name: `${manifest.name} (offline)`,
    main: "sandbox.js",
    ui: "ui-inline.html",
    networkAccess: {
      allowedDomains: ["none"],
      reasoning:
        "Everything, the model included, is part of the plugin. It paints on your computer and asks no server.",
    },
  };
}

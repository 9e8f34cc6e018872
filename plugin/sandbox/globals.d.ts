/** Put in by the build. */
declare const __UI_URL__: string;
declare const __PLUGIN_ID__: string;
/** "site": the window's site, and the built-in window where it cannot be reached; "inline": always the built-in one. */
declare const __WINDOW__: "site" | "inline";

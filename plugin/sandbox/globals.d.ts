/** Put in by the build. */
declare const __UI_URL__: string;
declare const __PLUGIN_ID__: string;

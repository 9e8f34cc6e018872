/**
 * Every sentence of the plugin's window, in English. Another language is another object of type `Messages`. One file,
 * however long: a language is translated and read as a whole.
 */
import type { EditErrorCode } from "../../models/contract/errors";
import type { EditKind, Side } from "../../models/contract/request";
import type { OwnUse, StartKind } from "../../models/contract/starts";
import type { HostErrorCode, SelectionProblem } from "../../plugin/protocol/host";

/** What happened, and what to do about it. */
export interface Advice {
  readonly sentence: string;
  readonly next: string;
}

/** Why a draft cannot run yet. */
export type NotReady =
  | "no-engine"
  | "no-pack"
  | "other-pack"
  | "no-picture"
  | "reading"
  | "unreadable"
  | "nothing-marked"
  | "no-subject"
  | "all-subject"
  | "nothing-drawn"
  | "drawn-outside"
  | "no-extension"
  | "unknown-words";

const selection: Record<SelectionProblem, Advice> = {
  "nothing-selected": {
    sentence: "Select a picture to begin.",
    next: "Click an image layer on the canvas. Add a shape on top of it to say where to paint, or use the brush here.",
  },
  "no-image": {
    sentence: "There is no picture in this selection.",
    next: "Select an image layer, or a shape that lies over one.",
  },
  "several-images": {
    sentence: "Several pictures are selected.",
    next: "Select one picture only, with or without shapes over it.",
  },
  "shape-outside": {
    sentence: "The shape does not touch the picture.",
    next: "Move the shape over the picture, then select both again.",
  },
  "zero-size": {
    sentence: "The selected layer has no area.",
    next: "Give the layer a width and a height of at least one pixel.",
  },
  locked: {
    sentence: "The selected layer is locked.",
    next: "Unlock the layer, then select it again.",
  },
  hidden: {
    sentence: "The selected layer is hidden.",
    next: "Show the layer, then select it again.",
  },
};

/** Said before and after trying. */
const allSubject: Advice = {
  sentence: "The subject covers the whole picture.",
  next: "Mark only what should stay; erase the rest.",
};

/** Said before and after trying. */
const unknownWords: Advice = {
  sentence: "Nothing to paint for these words.",
  next: "Name a thing, a material or a place from the suggestions.",
};

const editErrors: Record<EditErrorCode, Advice> = {
  cancelled: { sentence: "Stopped.", next: "Nothing was changed. Generate again whenever you like." },
  "bad-request": {
    sentence: "These settings cannot be painted.",
    next: "Open More, choose Reset all, and generate again.",
  },
  "unknown-words": unknownWords,
  "bad-image": {
    sentence: "The picture could not be read.",
    next: "Select the layer again. If that does not help, export it as PNG, place that, and use it instead.",
  },
  "image-too-large": {
    sentence: "The picture is too large.",
    next: "Make the layer smaller, or crop it so that no side is longer than 4096 pixels.",
  },
  "all-subject": allSubject,
  "empty-mask": {
    sentence: "No part of the picture is marked.",
    next: "Brush over the part to repaint, or choose Whole.",
  },
  "mask-size": {
    sentence: "The marked area does not fit this picture.",
    next: "Clear the marked area, mark it again, and generate.",
  },
  "pack-missing": {
    sentence: "The model is not there.",
    next: "Close the plugin, open it again, and generate.",
  },
  "pack-invalid": {
    sentence: "The model's description cannot be read.",
    next: "Update the plugin, then open it again.",
  },
  "pack-file-missing": {
    sentence: "A file of the model could not be loaded.",
    next: "Check the connection to the plugin's site, then generate again.",
  },
  "checksum-mismatch": {
    sentence: "A file of the model arrived damaged.",
    next: "Generate again to load it afresh.",
  },
  "network-failed": {
    sentence: "The model stopped while painting.",
    next: "Generate again. If it keeps happening, choose fewer steps under More.",
  },
  "not-a-number": {
    sentence: "The model produced no picture.",
    next: "Try another seed, or lower the guidance under More.",
  },
  "device-lost": {
    sentence: "The graphics card stopped answering.",
    next: "Generate again; if the card stays away, the processor takes over.",
  },
  "out-of-memory": {
    sentence: "There is not enough memory for this.",
    next: "Mark a smaller area, make one candidate at a time, or close other tabs.",
  },
  "engine-dead": {
    sentence: "The painting engine stopped and could not be restarted.",
    next: "Close the plugin and open it again. Your picture was not changed.",
  },
  "unsupported-kind": {
    sentence: "This model cannot do that kind of edit.",
    next: "Choose another model, or another kind of edit.",
  },
  "write-failed": {
    sentence: "The result could not be written as a picture.",
    next: "Choose Accept again, or make a smaller area.",
  },
  "pack-newer": {
    sentence: "This model was made for a newer Blendfill.",
    next: "Update the plugin, then install the model again.",
  },
  "not-a-pack": {
    sentence: "There is no Blendfill model in this place.",
    next: "Choose the folder or zip that holds a pack.json, or the address of one.",
  },
  "pack-foreign": {
    sentence: "This is a model in another layout (Diffusers, Optimum or weights alone).",
    next: "Blendfill cannot run it yet. Choose a model that comes with a pack.json.",
  },
  "pack-reserved": {
    sentence: "This model has the name of one that comes with Blendfill.",
    next: "It was not installed. Ask whoever made it to give it a name of its own.",
  },
  "archive-invalid": {
    sentence: "The zip cannot be read.",
    next: "Download or pack it again, or unpack it and choose the folder.",
  },
  "download-blocked": {
    sentence: "This server does not let the plugin read its files (CORS).",
    next: "Download the model in your browser and choose the file here, or ask whoever hosts it to allow it.",
  },
  "download-interrupted": {
    sentence: "The connection ended.",
    next: "Check the network and choose Resume. What has been downloaded is kept.",
  },
  "storage-full": {
    sentence: "There is not enough storage for this model.",
    next: "Remove another model or free some disk space, then try again. Nothing was changed.",
  },
  "storage-denied": {
    sentence: "This window may not store anything.",
    next: "Allow storage for the plugin in the browser, or use a model for as long as this window is open.",
  },
  "storage-newer": {
    sentence: "The models here were installed by a newer Blendfill.",
    next: "Update the plugin to use and change them.",
  },
  "storage-busy": {
    sentence: "Another window changes the models at this moment.",
    next: "Wait until it is done, or close it, and try again.",
  },
};

/** Failures that mean something else while a model is looked at or installed than while painting. */
const installFailures: Partial<Record<EditErrorCode, Advice>> = {
  "bad-request": {
    sentence: "This is no address of a model.",
    next: "Give one that begins with https:// and leads to a pack.json.",
  },
  "pack-invalid": {
    sentence: "The model's description (pack.json) cannot be read.",
    next: "Nothing was installed. Tell whoever made the model.",
  },
  "pack-file-missing": {
    sentence: "A file of the model is missing there.",
    next: "Was it copied whole? What has been loaded is kept; try again when the file is there.",
  },
  "checksum-mismatch": {
    sentence: "A file is not the one the model's description promises.",
    next: "It was not kept. Try again; if it stays so, tell whoever made the model.",
  },
  "engine-dead": {
    sentence: "The engine stopped while installing.",
    next: "What has been loaded is kept. Choose Resume.",
  },
};

const hostErrors: Record<HostErrorCode, Advice> = {
  "layer-gone": {
    sentence: "The layer is no longer there.",
    next: "Undo its removal and choose Accept again, or choose Save PNG to keep the result.",
  },
  "cannot-place": {
    sentence: "The editor did not accept a new layer here.",
    next: "Check that you may edit this file, then choose Accept again, or choose Save PNG.",
  },
  locked: {
    sentence: "The layer or its parent is locked.",
    next: "Unlock it and choose Accept again, or choose Save PNG.",
  },
  unreadable: {
    sentence: "The editor could not give us this layer's picture.",
    next: "Select the layer again. Fonts or images still loading can be the cause.",
  },
  empty: {
    sentence: "There is nothing to see in this layer.",
    next: "Select another one, or draw on it and try again.",
  },
  "too-large": {
    sentence: "The result is larger than the editor takes.",
    next: "Choose Save PNG and place the file yourself, or mark a smaller area.",
  },
  "storage-full": {
    sentence: "The editor has no room left to remember settings.",
    next: "Your results are safe. Settings will be forgotten when the plugin closes.",
  },
  "bad-message": {
    sentence: "The editor and this window do not understand each other.",
    next: "Update the plugin, then open it again.",
  },
  timeout: {
    sentence: "The editor did not answer in time.",
    next: "Wait until it is less busy, then try again.",
  },
  closed: {
    sentence: "The connection to the editor was closed.",
    next: "Choose Save PNG to keep the result, then open the plugin again.",
  },
  internal: {
    sentence: "Something unexpected went wrong.",
    next: "Try again. Your picture was not changed.",
  },
};

const notReady: Record<NotReady, Advice> = {
  "no-engine": { sentence: "The painting engine is starting.", next: "This takes a moment the first time." },
  "no-pack": { sentence: "No model is available.", next: "Close the plugin and open it again." },
  "other-pack": { sentence: "This model cannot do that.", next: "Choose another model, or another job above." },
  "no-picture": { sentence: "No picture is selected.", next: "Select an image layer on the canvas." },
  reading: { sentence: "Reading the selected picture.", next: "This takes a moment." },
  unreadable: { sentence: "The selected picture could not be read.", next: "Select it again." },
  "nothing-marked": {
    sentence: "Nothing is marked yet.",
    next: "Mark the part to change, with the brush or another tool.",
  },
  "no-subject": { sentence: "No subject is marked yet.", next: "Mark what should stay; all around it is painted." },
  "all-subject": allSubject,
  "nothing-drawn": { sentence: "Nothing is drawn yet.", next: "Draw rough shapes and colours over the picture." },
  "drawn-outside": {
    sentence: "The strokes lie outside the marked part.",
    next: "Draw inside it, mark more, or let the strokes mark where to paint.",
  },
  "no-extension": {
    sentence: "No side is extended yet.",
    next: "Drag an edge of the picture outwards, or choose a format.",
  },
  "unknown-words": unknownWords,
};

const jobNames: Record<EditKind, string> = {
  fill: "Fill",
  remove: "Remove",
  extend: "Extend",
  background: "Background",
  scribble: "Scribble",
};

const sideNames: Record<Side, string> = { left: "Left", right: "Right", top: "Top", bottom: "Bottom" };

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
/** A size; megabytes of a million bytes, as shops and disks count them. */
const megabytesOf = (megabytes: number): string =>
  megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
const seconds = (value: number): string => (value < 1 ? "under 1 s" : `about ${Math.round(value)} s`);

/** Made once: making one takes longer than drawing an entry of the history. */
const moments = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export const en = {
  selection,
  editErrors,
  hostErrors,
  notReady,
  privacy: "Runs on your machine; nothing is uploaded.",
  links: { privacy: "Privacy", support: "Help" },
  outside: {
    title: "Blendfill",
    what: "Select a region, type what should be there, and get it as a new layer. Painted on your own machine by a small model: no account, no credits, and no picture leaves your computer.",
    where:
      "This window belongs inside an editor. Open it as a plugin in Figma, or try it in the playground, our own little editor.",
    link: "Open the playground",
  },
  preview: {
    label: "Preview",
    reading: "Reading the picture…",
    again: "Read the picture again",
    size: (width: number, height: number): string => `${width} × ${height}`,
    enlarged: (side: number, times: number): string =>
      times > 1.05 ? `Painted at ${side} px, enlarged ${times.toFixed(1)}×.` : `Painted at ${side} px, full detail.`,
    closer: "Look closer",
    closerHint: "A smaller frame: less of the surroundings is seen, and the result is enlarged less",
    secondPass: (more: number | null): string =>
      more === null ? "Paint in detail (takes longer)" : `Paint in detail (${seconds(more)} more)`,
    secondPassOn: (more: number | null): string =>
      more === null ? "Then in detail (takes longer)." : `Then in detail (${seconds(more)} more).`,
    extendLess: "Extend by less at a time for finer detail.",
    legend: (seen: number): string =>
      `The dashed frame is what the model sees, ${Math.round(seen)} px wide; drag its grip to move it, a corner to show more or less. Striped: what may change.`,
    frameGrip:
      "What the model sees: arrow keys move the frame, Shift and arrows make it larger or smaller, Backspace resets it",
    frameGripHint: "Drag to move what the model sees (arrow keys; Shift: size; Backspace: reset)",
    frameReset: "Reset the frame",
    contextHint: "Drag to show the model more or less around",
    describe: (name: string, width: number, height: number): string => `“${name}”, ${width} by ${height} pixels`,
    original: "Original",
  },
  mask: {
    label: "Where to paint",
    shapes: "Shapes",
    painted: "Marked",
    everything: "Whole",
    strokes: "Around strokes",
    hints: {
      shapes: "The shapes selected over the picture",
      painted: "What you mark here",
      everything: "The whole picture",
      strokes: "The strokes and a little around them",
    },
    hideShapes: (n: number): string => `Hide the ${n === 1 ? "shape" : "shapes"} when the result is added`,
    hideShapesHint: "Shapes over the picture would cover the result",
    shadow: "Remove its shadow too",
    shadowHint: "The region grows over the shadow beside it",
    shapesHint: (n: number): string =>
      `${count(n, "shape", "shapes")} over the picture ${n === 1 ? "says" : "say"} where to paint.`,
    everythingHint: "The whole picture is repainted.",
    size: "Size",
    undo: "Undo",
    redo: "Redo",
    clear: "Clear",
    surface:
      "Picture to mark: drag to mark what may change. With the keyboard, arrows move the tool and Enter puts it down and lifts it.",
    subjectSurface:
      "Picture to mark: drag to mark what stays. With the keyboard, arrows move the tool and Enter puts it down and lifts it.",
  },
  prompt: {
    labels: {
      fill: "Prompt",
      remove: "Prompt",
      extend: "Prompt",
      background: "Prompt",
      scribble: "Prompt",
    } satisfies Record<EditKind, string>,
    placeholders: {
      fill: "What should be there?\nLeft empty, the surroundings are continued.",
      remove: "",
      extend: "What lies beyond the picture?\nLeft empty, it is continued.",
      background: "What should be behind the subject?",
      scribble: "What did you draw?",
    } satisfies Record<EditKind, string>,
    empty: "Left empty, the surroundings are continued.",
    suggestions: "Suggestions",
    earlier: (words: string): string => `Earlier prompt: ${words}`,
    unknown: (words: readonly string[]): string =>
      `Unknown ${words.length === 1 ? "word" : "words"} ignored: ${words.join(", ")}.`,
    /** While typing, before names that may be taken instead. */
    unknownWord: "Unknown:",
    instead: (word: string, name: string): string => `Use “${name}” instead of “${word}”`,
    mapped: (from: string, to: string): string => `${from} → ${to}`,
    nothingKnown: "Nothing to paint: name a thing, a material or a place.",
  },
  jobs: {
    label: "What to do",
    names: jobNames,
    hints: {
      fill: "Mark a part and say what should be there.",
      remove: "Mark a thing, and its surroundings close over it.",
      extend: "Drag a side outwards, and the picture goes on.",
      background: "Mark the subject, and everything behind it is painted anew.",
      scribble: "Draw rough colours, and say what they are.",
    } satisfies Record<EditKind, string>,
    noPack: "No installed model can do this.",
    refused: (name: string, reason: string): string => `${name}: ${reason}`,
  },
  tools: {
    label: "Tools",
    names: {
      brush: "Brush",
      eraser: "Eraser",
      lasso: "Lasso",
      rectangle: "Rectangle",
      ellipse: "Ellipse",
      wand: "Magic wand",
    },
    keys: { brush: "B", eraser: "E", lasso: "L", rectangle: "R", ellipse: "O", wand: "W" },
    named: (name: string, key: string): string => `${name} (${key})`,
    percent: (share: number): string => `${(share * 100).toFixed(share < 0.095 && share > 0 ? 1 : 0)} %`,
    softness: "Softness",
    lassoHint: "Drag, or click corners",
    modeLabel: "How it joins what is marked",
    modes: {
      replace: "New area",
      add: "Add (Shift)",
      subtract: "Take away (Alt)",
    },
    wandBy: "What the wand looks for",
    byColour: "Colour",
    byColourHint: "Everything like the clicked colour",
    byEdges: "Edges",
    byEdgesHint: "Everything up to the next edge",
    tolerance: "Tolerance",
    contiguous: "Only what hangs together",
    more: "Change the marked area",
    invert: "Invert",
    alter: {
      grow: (pixels: number): string => `Grow by ${pixels} px`,
      shrink: (pixels: number): string => `Shrink by ${pixels} px`,
      feather: (pixels: number): string => `Feather by ${pixels} px`,
    },
    by: "By",
    amount: "Amount, px",
  },
  sketch: {
    surface:
      "Picture to draw on: drag to draw in the chosen colour. With the keyboard, arrows move the brush and Enter puts it down and lifts it.",
    palette: "Colours",
    colourNamed: (hex: string): string => `Colour ${hex}`,
    own: "Another colour",
    pickHint: "Alt and click the picture to take a colour from it",
    faithful: "Faithful",
    faithfulHint: "Higher keeps closer to the drawing; lower looks more real",
    layer: {
      take: "Use the selected layer",
      takeHint:
        "What you drew on a layer over the picture becomes the drawing here; select that layer with the picture",
      taking: "Reading the layer…",
      took: (names: readonly string[]): string =>
        `Took ${names.map((name) => `“${name}”`).join(", ")} as the drawing. You can go on drawing.`,
      hide: (n: number): string => `Hide the ${n === 1 ? "layer" : "layers"} you drew on when the result is added`,
      hideHint: "What was drawn in the editor would show beside the result",
      none: {
        sentence: "No drawing is selected.",
        next: "Select the layer you drew on, over the picture, together with the picture, and try again.",
      },
      beside: {
        sentence: "What you drew lies beside the picture.",
        next: "Move it over the picture, or select another layer, and try again.",
      },
      empty: {
        sentence: "There is nothing to see on this layer over the picture.",
        next: "Draw on it, make sure that it is not transparent, and try again.",
      },
      gone: {
        sentence: "The drawing of this edit is no longer kept.",
        next: "Draw it anew. Words, area and settings are as they were.",
      },
      many: (most: number): Advice => ({
        sentence: `${most} layers or more are selected.`,
        next: "Group what you drew, select the group with the picture, and try again.",
      }),
    },
  },
  extend: {
    formats: "Formats",
    reset: "As it was",
    anchor: "Picture",
    anchors: { start: "Start", middle: "Middle", end: "End" },
    anchorHints: {
      start: "The picture stays at the left or the top",
      middle: "The picture stays in the middle",
      end: "The picture stays at the right or the bottom",
    },
    sides: sideNames,
    sideLabel: (side: string): string => `${side}, px`,
    words: "Own words, else the prompt below",
    wordsLabel: (side: string): string => `${side}, own words`,
    size: (width: number, height: number, by: Readonly<Record<Side, number>>): string => {
      const more = (["left", "right", "top", "bottom"] as const).filter((side) => by[side] > 0);
      const parts = more.map((side) => `+${by[side]} ${sideNames[side].toLowerCase()}`);
      return [`${width} × ${height}`, ...parts].join(", ");
    },
  },
  zoom: {
    label: "Zoom",
    in: "Zoom in (+)",
    out: "Zoom out (−)",
    toWhole: (percent: number): string => `${percent} %: show at 100 %`,
    toFit: (percent: number): string => `${percent} %: fit (0)`,
  },
  count: { label: "Candidates" },
  seed: {
    label: "Seed",
    roll: "New seed",
    lock: "Keep this seed",
  },
  more: {
    label: "More",
    strength: "Strength",
    strengthHint: "Lower keeps more of what is there",
    feather: "Feather",
    featherHint: "Soft edge",
    grow: "Grow",
    growHint: "Widens the marked area",
    context: "Context",
    contextHint: "Surroundings the model sees",
    auto: "Auto",
    quality: "Quality",
    qualityFast: "Fast",
    qualityStandard: "Standard",
    qualityFine: "Fine",
    qualityHint: (steps: number): string => count(steps, "step", "steps"),
    steps: "Steps",
    stepsHint: "More is slower and finer",
    guidance: "Guidance",
    guidanceHint: "How strictly it follows the prompt",
    reference: "Reference pictures",
    referenceAuto: "Auto",
    referenceAutoHint:
      "Adds the picture or drawing where the model measured better with one, else paints from the words",
    referenceAdd: "Add",
    referenceAddHint: "The thing is added; around it the picture stays as it is",
    referenceClear: "Replace",
    referenceClearHint: "The region is cleared first, and its surroundings go on beside the thing",
    referenceNone: "Off",
    referenceNoneHint: "The painter alone, from the words",
    negative: "Leave out",
    negativeHint: "Words for what should not appear; they need a guidance above 1",
    negativePlaceholder: "What should not be there?",
    trajectory: "Record how it forms",
    reset: (name: string): string => `Reset ${name}`,
    resetAll: "Reset all",
    changed: (n: number): string => count(n, "changed", "changed"),
    model: "Model",
  },
  advanced: {
    label: "Advanced",
    rank: "Score candidates by the words",
    rankHint: "A second network (CLIP) says how well words and picture agree; the best comes first",
    rankBy: "Look at",
    rankRegion: "Marked part",
    rankRegionHint: "What was painted, alone",
    rankPicture: "Whole",
    rankPictureHint: "What was painted, in its picture",
    rankBoth: "Both",
    rankBothHint: "The mean of both",
    guide: "Steer every step by the words",
    guideHint: "CLIP looks at every step and pulls it towards the words: stronger effect, several times as long",
    weight: "Pull",
    weightHint: "How strongly it is pulled; much burns the colours",
    copies: "Copies",
    copiesHint: "Turned and bent copies it looks at in each step: more is calmer, and slower",
    algorithm: "Around it",
    blended: "Kept",
    blendedHint: "What lies around is kept exactly and blended in at every step",
    local: "May change",
    localHint: "Everything the model sees is painted anew and only held near to what it was: for comparison",
    sampler: "Noise",
    deterministic: "Once",
    deterministicHint: "All chance lies in the beginning; best with few steps",
    ancestral: "Every step",
    ancestralHint: "Fresh noise at every step: livelier, and wants 20 steps or more",
    softMask: "Soft marks",
    fade: "Fade",
    fadeHint: "Where marks are soft, the result is see-through",
    weaken: "Change less",
    weakenHint: "Where marks are soft, more of what was there is kept while painting",
    shrink: "Thin lines",
    shrinkHint: "Painting begins with wider marks, by so many pixels of the model, and ends with yours: for thin lines",
  },
  finish: {
    label: "Finish",
    colour: "Colour",
    seamless: "Seamless",
    seamlessHint: "Each place takes the colours along its edge",
    even: "Even",
    evenHint: "All of it moves towards the colours around it by the same",
    asPainted: "As painted",
    asPaintedHint: "Colours stay as the model painted them",
    grain: "Match the picture's grain",
    grainHint: "Adds the noise of the picture around it, so that it does not look too clean",
    sharper: "Paint large areas again in detail",
    sharperHint: "A second pass where the result would be enlarged more than 1.5 times; for what words alone paint",
    atOnce: "Colour and grain change these results at once.",
    nextRun: "Applies to the next run.",
  },
  run: {
    generate: "Generate",
    cancel: "Cancel",
    shortcut: (mac: boolean): string => (mac ? "⌘↵" : "Ctrl ↵"),
    reading: "Reading the picture…",
    loading: (percent: number): string => `Loading the model… ${percent} %`,
    starting: "Preparing…",
    step: (step: number, of: number): string => `Step ${step} of ${of}`,
    candidate: (index: number, of: number): string => `candidate ${index} of ${of}`,
    left: (value: number): string => `${seconds(value)} left`,
    cancelling: "Stopping…",
    progress: "Painting",
    done: (n: number): string => `${count(n, "candidate is", "candidates are")} ready.`,
    stopped: "Stopped. Nothing was changed.",
    again: "Try again",
  },
  results: {
    label: "Candidates",
    from: (name: string): string => `From “${name}”`,
    back: "Kept from an earlier time.",
    option: (index: number, seed: number, accepted: boolean): string =>
      `Candidate ${index}, seed ${seed}${accepted ? ", added" : ""}`,
    optionHint: (key: number): string => `Key ${key}; double-click or Enter accepts`,
    seed: (seed: number): string => `Seed ${seed}`,
    reuse: "Use this seed",
    accept: "Accept",
    acceptHint: (mac: boolean): string => `Adds it as a new layer (${mac ? "⌘⇧↵" : "Ctrl+Shift+Enter"})`,
    accepting: "Adding…",
    discard: "Discard",
    discardOne: "Discard this candidate alone (Delete)",
    compare: "Compare",
    compareHint: "Hold to see the original (or hold \\)",
    save: "Save PNG",
    mark: "Edit mask",
    show: "Show result",
    reference: (name: string): string => `Started from a library picture of “${name}”.`,
    own: (name: string): string => `Started from your picture “${name}”.`,
    drawing: (name: string): string => `Started from a drawing of “${name}”.`,
    withoutReference: "Paint without it",
    added: (label: string): string => `Added “${label}” as a new layer.`,
    took: (value: number): string => (value < 1 ? "Under 1 s each" : `${value.toFixed(value < 10 ? 1 : 0)} s each`),
  },
  /** What a user should know about a run or this machine; see `Notice`. */
  notices: {
    wordsCut: (what: string, characters: number, read: number): string =>
      `“${what}” has ${characters} characters; only the first ${read} were read.`,
    wordMapped: (from: string, to: string): string => `Painted ${to} for “${from}”.`,
    libraryUnread: (why: string): string => `The reference pictures were not used. ${why}`,
    ownUnread: (name: string): string =>
      `Your picture “${name}” could not be read and was not used. Delete it from your references and add it again.`,
    illustration: "This is an illustration; in a photograph it may look pasted on.",
    ownNeedsStrength: "Your picture was not used: below strength 1 painting keeps what is there. Raise Strength to 1.",
    cardWrong: "The graphics card paints this model wrongly here, so the processor does it.",
    cardFailed: (why: string): string => `The processor took over, which takes longer. ${why}`,
    noWebgpu: "There is no WebGPU here; the processor paints, which takes longer.",
    noCard: "No graphics card was offered; the processor paints, which takes longer.",
    cardSilent: "The graphics card could not be asked; the processor paints, which takes longer.",
  },
  layer: {
    named: (kind: EditKind, words: string): string => `${jobNames[kind]}: ${words}`,
    unnamed: {
      fill: "Fill: surroundings continued",
      remove: "Removed",
      extend: "Extended",
      background: "Background: surroundings continued",
      scribble: "Scribble",
    } satisfies Record<EditKind, string>,
    file: "blendfill",
  },
  stored: {
    offer: "Painted by Blendfill. Its prompt, area and settings can be used again.",
    edit: "Edit again",
    partly: "Painted by a newer Blendfill; only its prompt and seed can be used here.",
    newer: "Painted by a newer Blendfill. Update the plugin to edit this layer again.",
    unreadable: "Painted by Blendfill, but its settings cannot be read any more.",
    missingPack: (title: string, instead: string): string =>
      `The model “${title}” is not installed here; “${instead}” is used instead.`,
  },
  environment: {
    starting: "Starting the engine…",
    webgpu: "Painting on the graphics card",
    processor: "Painting on the processor",
    noWebgpu: "No WebGPU here: painting on the processor",
    insecure: "Built-in window: painting on the processor",
    pace: (value: number): string => `${seconds(value)} a picture`,
    noStorage: "Nothing can be stored here, so models are loaded each time.",
  },
  pages: {
    label: "Pages",
    edit: "Paint",
    history: "History",
    models: "Models",
    settings: "Settings",
  },
  welcome: {
    sentence: "Runs on your machine; nothing is uploaded.",
    start: "Got it",
  },
  several: {
    title: (n: number): string => `${n} pictures are selected.`,
    shapes: (n: number): string => `${n} of them ${n === 1 ? "has" : "have"} shapes that say where to paint.`,
    whole: "Pictures without shapes over them are repainted as a whole.",
  },
  queue: {
    label: "Queue",
    add: "Add to queue",
    waiting: (n: number): string => `${n} waiting`,
    failed: (n: number): string => `${n} failed`,
    added: (n: number): string => `Added to the queue. ${count(n, "edit waits", "edits wait")}.`,
    earlier: (label: string): string => `Earlier: ${label}`,
    later: (label: string): string => `Later: ${label}`,
    remove: (label: string): string => `Take out: ${label}`,
    retry: (label: string): string => `Try again: ${label}`,
    stopAll: "Stop all",
    resume: "Go on",
    paused: "The queue waits, because the painting engine stopped.",
    prepare: "Prepare the next",
    watch: "Watch",
    run: (index: number, of: number): string => `Run ${index} of ${of}`,
    previous: "Previous run",
    next: "Next run",
  },
  history: {
    label: "History",
    empty: "No runs yet. Everything you generate is kept here, with this document.",
    nothing: "No run matches.",
    search: "Search prompts and pictures",
    starred: "Starred only",
    star: "Star",
    unstar: "Take the star off",
    remove: "Delete from history",
    reuse: "Use again",
    reuseHint: "Brings prompt, area, settings and seed back",
    show: "Show results",
    showHint: "The finished pictures are still here, to pick and accept without painting again",
    showCandidate: (index: number, seed: number): string => `Candidate ${index}, seed ${seed}: show it`,
    lasting: (runs: number, used: number, most: number): string =>
      `Finished pictures of ${count(runs, "run", "runs")} are kept on this computer: ${used.toFixed(1)} of ${most.toFixed(0)} MB. The oldest without a star make room.`,
    fleeting: "Finished pictures cannot be kept here: they end with this window, and can be painted again.",
    noRoom: {
      sentence: "There is no room to keep these finished pictures.",
      next: "They are here until you close the plugin. Delete runs or take off stars to make room.",
    },
    notLasting: {
      sentence: "These finished pictures could not be kept.",
      next: "They are here until you close the plugin. Accept them or save them as PNG.",
    },
    lost: {
      sentence: "The finished pictures of this run can no longer be read.",
      next: "Use the run again to paint them anew.",
    },
    candidate: (index: number, seed: number): string => `Candidate ${index}, seed ${seed}: use again with this seed`,
    newer: "Made by a newer Blendfill. It is kept; update the plugin to use it whole.",
    unreadable: "This run cannot be read. It is kept as it is.",
    unfinished: (made: number, asked: number): string => `${made} of ${asked} candidates`,
    settings: (steps: number, guidance: number): string => `${count(steps, "step", "steps")} · guidance ${guidance}`,
    when: (milliseconds: number): string => moments.format(milliseconds),
    noWords: "No words",
    notKept: {
      sentence: "This run could not be kept in the history.",
      next: "Your results are safe; go on. Save what you need as PNG before you close the plugin.",
    },
    "storage-full": {
      sentence: "The history is full of starred runs.",
      next: "Take off some stars or delete runs to make room. Your results are safe; go on.",
    },
    "too-large": {
      sentence: "This run is too large for the history.",
      next: "Its area has too fine a shape. Your results are safe; go on.",
    },
  },
  models: {
    label: "Models",
    kinds: "Can",
    licence: "Licence",
    size: megabytesOf,
    side: (pixels: number): string => `paints at ${pixels} × ${pixels} px`,
    pace: (value: number): string => `${seconds(value)} a candidate here`,
    noPace: "Speed not measured yet",
    ready: "Ready in memory",
    loading: (percent: number): string => `Loading… ${percent} %`,
    idle: "Not in memory; loaded when needed",
    load: "Load now",
    unload: "Free its memory",
    use: "Use this model",
    inUse: "In use",
    machine: "This machine",
    webgpu: "Graphics card: WebGPU is there",
    f16: ", with half precision",
    noF16: ", without half precision: models in half precision cannot use it",
    processor: "Processor: always there",
    memory: (gigabytes: number): string => `Memory: ${gigabytes} GB or more`,
    obstacles: {
      "no-webgpu": "No WebGPU in this browser: runs on the processor, more slowly.",
      "little-memory": "This machine has little memory for it; it may stop before it is done.",
      insecure: "This window may not use the graphics card: runs on the processor, more slowly.",
      "needs-webgpu": "Cannot run here: it needs a graphics card with WebGPU.",
      "needs-f16": "Cannot run here: it needs a graphics card that computes in half precision.",
      "needs-memory": "Cannot run here: it needs more memory than this machine has.",
      "too-large": "Cannot run here: one of its files is larger than a browser can hold (2 GB).",
    },
    libraries: "Reference pictures",
    version: (version: string): string => `version ${version}`,
    builtIn: "comes with Blendfill",
    measure: "Measure",
    measureHint: "Paints one test picture and tells how long it took",
    measuring: (percent: number): string => `Measuring… ${percent} %`,
    stopMeasuring: "Stop",
    readLicence: "Read the licence",
    closeLicence: "Close the licence",
    page: "About",
    opens: (what: string): string => `${what} (opens in the browser)`,
    remove: "Remove",
    removeSure: (title: string, size: string): string =>
      `Remove “${title}”? This frees ${size} and cannot be undone. To use it again, install it again.`,
    keep: "Keep",
  },
  store: {
    add: "Add a model",
    address: "Address of a pack.json",
    look: "Look up",
    looking: "Looking…",
    zip: "Choose a zip…",
    folder: "Choose a folder…",
    drop: "Or drop a zip or a folder here.",
    dropping: "Let go to look at it.",
    download: (size: string): string => `Install (${size} to load)`,
    install: "Install",
    mend: "Check and mend",
    cancel: "Cancel",
    replaces: (version: string): string => `Version ${version} is installed and will be replaced.`,
    same: "This version is installed already.",
    noLicence: "The model brings no licence text.",
    waiting: "Waits for its turn",
    progress: (received: string, total: string): string => `${received} of ${total}`,
    left: (value: number): string =>
      value < 60 ? `${seconds(value)} left` : `about ${count(Math.round(value / 60), "minute", "minutes")} left`,
    stop: "Stop",
    stopping: "Stopping…",
    paused: (received: string, total: string): string => `Unfinished: ${received} of ${total}`,
    resume: "Resume",
    retry: "Try again",
    discard: "Throw away",
    damaged: "This model is damaged and cannot paint. Mending loads what is broken again.",
    damagedFiles: "This model is damaged and cannot paint. Choose its files again to mend it, or remove it.",
    chooseAgain: "It came from your files: choose them again to go on.",
    installing: (title: string): string => `Installing ${title}`,
    installed: (title: string): string => `${title} is installed.`,
    removed: (title: string): string => `${title} was removed.`,
    storage: "Storage",
    bar: (models: string, other: string, free: string): string => `Models ${models}, other ${other}, free ${free}`,
    models: "Models",
    other: "Other",
    free: "Free",
    unknownRoom: (models: string): string =>
      `Installed models take ${models}. The browser does not tell how much is free.`,
    kinds: {
      opfs: "Kept in this browser, for this editor only.",
      indexeddb: "Kept in this browser, for this editor only.",
      disk: "Kept on this disk.",
      memory: "This window may not store anything: what you install is held in memory, and gone when it closes.",
    },
    notPersisted: "The browser may clear models when the disk gets full. They can be installed again.",
    failures: installFailures,
    wanted: (title: string, instead: string): string =>
      `Painted with “${title}”, which is not installed here. “${instead}” is used instead, so the picture will differ.`,
    wantedShort: (title: string): string => `Painted with “${title}”, which is not installed here`,
    get: "Install it…",
    useInstead: "Use this one",
  },
  settings: {
    label: "Settings",
    language: "Language",
    shortcuts: "Keys",
    privacy: "Your pictures and prompts never leave this machine. There is no account and no counting of use.",
    keys: {
      generate: "Generate, or add to the queue",
      accept: "Accept the result in front",
      stop: "Stop the run",
      candidates: "Choose a candidate",
      tools: "Brush, eraser, lasso, rectangle, ellipse, wand",
      compare: "Hold: see the original",
      smaller: "Smaller brush",
      larger: "Larger brush",
      undo: "Undo a stroke",
      redo: "Redo a stroke",
      prompts: "In an empty prompt: earlier prompts",
      zoom: "Zoom in, zoom out, fit",
      pan: "Hold and drag: move the picture",
      help: "These keys",
    },
    space: "Space",
  },
  words: {
    open: "Words it knows",
    search: "Search words",
    close: "Close the words",
    none: "No such word. Other words are tried, but the model may leave them out.",
    kinds: { object: "Things", material: "Materials", place: "Places", other: "More" },
    reference: "From the picture library",
    own: "Your pictures",
    starts: {
      library: "Starts from a library picture",
      drawing: "Starts from a drawing",
      painter: "Painted from the words alone",
    } satisfies Record<StartKind, string>,
    more: (n: number): string => `and ${n} more`,
  },
  own: {
    title: "Your pictures",
    empty: "Keep layers as references: a prompt that says a picture's name starts from it. They stay on this machine.",
    add: "Add to my references",
    addHint: "Keeps the selected layers, with their transparency",
    adding: "Adding…",
    added: (names: readonly string[]): string =>
      `Added ${names.map((name) => `“${name}”`).join(", ")} to your references.`,
    removed: (name: string): string => `Deleted “${name}” from your references.`,
    unnamed: "Picture",
    name: (name: string): string => `Name of “${name}”`,
    nameHint: "What prompts call it; after commas other words for it",
    use: (name: string): string => `How “${name}” is used`,
    uses: {
      stands: "Thing, with a shadow",
      floats: "Thing, without a shadow",
      covers: "Covers the whole region",
    } satisfies Record<OwnUse, string>,
    cut: "It has no transparency; its plain background is cut away.",
    choose: (name: string): string => `Start from “${name}” whatever the prompt says`,
    remove: (name: string): string => `Delete “${name}” from your references`,
    always: (name: string): string => `Starts from your picture “${name}”.`,
    byWords: "Let the words choose",
    missing: (name: string): string =>
      `This edit started from your picture “${name}”, which is no longer here. Add it again, or the words choose.`,
    full: {
      sentence: "There is no room for another picture.",
      next: "Delete some of your references, then add it again.",
    },
    nothing: {
      sentence: "No layer is selected.",
      next: "Select a layer that can be seen, then add it.",
    },
    bad: {
      sentence: "This layer shows nothing to start from.",
      next: "Select one that shows at least 8 pixels of something, then add it.",
    },
  },
  /** Where the editor's own word for a marked region is another. */
  photopea: {
    shapes: "Selection",
    shapesHint: "The selection made in Photopea says where to paint.",
    waysHint: "The selection made in Photopea",
    nothingSelected: {
      sentence: "Open a picture to begin.",
      next: "Open one in Photopea. Make a selection there to say where to paint, or use the brush here.",
    },
    layer: {
      take: "Use the active layer",
      takeHint: "What you drew on a layer of its own becomes the drawing here; make that layer active in Photopea",
      none: {
        sentence: "The active layer is the picture itself, or a result.",
        next: "In Photopea, draw on a new layer above the picture, keep that layer active, and try again.",
      },
    },
  },
  score: {
    label: (value: number): string => value.toFixed(2),
    said: (value: number): string => `score ${value.toFixed(2)}`,
    hint: "How well words and picture agree, by the model's own judgement; higher is better",
  },
  trajectory: {
    label: "Save how it formed:",
    moving: "animation",
    strip: "strip",
    hints: { moving: "A PNG that moves, step after step", strip: "One picture, step beside step" },
  },
  update: { ready: "A new version of Blendfill is ready.", reload: "Reload" },
  unloaded: {
    sentence: "A part of this window could not be loaded.",
    language: (name: string): string => `${name} could not be loaded.`,
    next: "Check the connection and try again. If that does not help, close the plugin and open it again.",
    retry: "Try again",
  },
  resize: "Resize the window: drag, or use the arrow keys",
  dismiss: "Dismiss",
};

export type Messages = typeof en;

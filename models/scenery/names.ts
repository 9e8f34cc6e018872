/** Which words stand for which material or place. Apart from what draws them, which is loaded when one is asked for. */
/** Other words, in the singular where people use both. */
const otherWords = {
  wood: "wooden surface, wood grain, timber, wooden",
  planks: "plank, wooden planks, wood planks, boards, wooden boards, decking, deck, wooden wall, fence",
  "wood floor": "parquet, wooden floor, hardwood floor, floorboards, laminate",
  bark: "tree bark",
  bamboo: "bamboo wall, bamboo fence, bamboo canes",
  thatch: "thatched roof, straw, straw roof, reed",
  tatami: "tatami mat, straw mat, wicker",
  cork: "corkboard, cork board",
  rock: "rocks, stone, stones, stone wall, rock wall, cliff, rock face",
  marble: "marble floor",
  onyx: "agate",
  granite: "granite slab",
  terrazzo: "terrazzo floor",
  travertine: "limestone, sandstone",
  concrete: "cement, concrete wall, concrete floor",
  asphalt: "tarmac, road surface, asphalt road",
  gravel: "pebbles, shingle, gravel path",
  sand: "sand ripples, sandy ground",
  plaster: "plaster wall, stucco, plastered wall",
  bricks: "brick, brick wall, wall of bricks, brickwork, bricks wall",
  "paving stones": "pavement, paving, cobblestones, cobblestone, cobbles, paving stone, setts, sidewalk",
  tiles: "tile, tiled wall, bathroom tiles, tiled floor, ceramic tiles, wall tiles, floor tiles",
  "roof tiles": "roof, roofing tiles, tiled roof, roof tile, shingles",
  metal: "steel, brushed metal, aluminium, aluminum, stainless steel, brushed steel, iron",
  "corrugated steel": "corrugated iron, corrugated metal, corrugated sheet",
  "diamond plate": "tread plate, chequer plate, checker plate",
  rust: "rusty metal, rusted metal, rusty iron",
  ice: "frozen lake, frozen water, ice surface",
  fabric: "cloth, textile, linen, canvas, cotton",
  carpet: "rug, carpet floor",
  leather: "leather surface",
  paper: "sheet of paper, paper texture",
  cardboard: "carton, corrugated cardboard",
  water: "water surface, ripples, pool water, lake water, river, lake, pond",
  snow: "snow surface, fresh snow",
  ground: "soil, dirt, earth, mud",
  moss: "moss wall",
  grass: "lawn, turf, grass lawn",
  sky: "clear sky, blue sky",
  "cloudy sky": "clouds, sky with clouds, cloudy blue sky, white clouds",
  "sunset sky": "sunset, sunrise, dusk, dawn, evening sky, red sky",
  "night sky": "starry sky, stars, starry night, night sky with stars, milky way, night, dark sky",
  space: "nebula, outer space, galaxy, deep space, universe, cosmos",
  fog: "mist, haze, foggy sky",
  backdrop: "studio backdrop, studio background, plain background, studio, gradient background, grey background",
  sea: "ocean, sea horizon, open sea, seascape, blue sea",
  mountains: "mountain range, snowy mountains, alps, mountain landscape, mountain, mountain view",
  "desert dunes": "dunes, dune, sand dunes, desert, sand dune, desert landscape",
  meadow:
    "grass field, field, green field, grassland, flower meadow, flower field, field of grass, countryside, pasture",
  "snow field": "snowfield, snowy field, winter landscape, snowy landscape",
  forest: "woods, pine forest, foggy forest, misty forest, woodland, forest silhouette",
  "city at night": "city, skyline, city skyline, night city, cityscape, city lights, city by night, night skyline",
  beach: "sandy beach, seashore, seaside, coast, shore, tropical beach",
  room: "empty room, wall and floor, interior, living room, room interior",
  heaven: "heavens, paradise, heavenly light, heavenly clouds, cloud nine",
  hell: "inferno, hellfire, underworld, lava, lava field, molten lava, sea of flames, purgatory",
  "sea at sunset": "sunset over the sea, ocean sunset, sunset beach, sea sunset, sunset sea",
} as const;

export type SurfaceName = keyof typeof otherWords;

/** Those that are places; the others are materials. */
export const placeNames: ReadonlySet<string> = new Set<SurfaceName>([
  "sky",
  "cloudy sky",
  "sunset sky",
  "night sky",
  "space",
  "fog",
  "backdrop",
  "sea",
  "mountains",
  "desert dunes",
  "meadow",
  "snow field",
  "forest",
  "city at night",
  "beach",
  "room",
  "sea at sunset",
  "heaven",
  "hell",
]);

const byWord: ReadonlyMap<string, SurfaceName> = new Map(
  (Object.keys(otherWords) as SurfaceName[]).flatMap((name) =>
    [name, ...otherWords[name].split(", ")].map((word) => [word, name] as const),
  ),
);

/** Every name and other word, lower case. */
export const surfaceWords: readonly string[] = [...byWord.keys()];

/** What one of `surfaceWords` stands for, or null. `surfaces.ts` draws it. */
export function surfaceNamed(word: string): SurfaceName | null {
  return byWord.get(word) ?? null;
}

import { afterAll, describe, expect, it } from "vitest";
import { handed } from "../../../models/words/handed";
import { parseLanguage } from "../../../models/words/language";
import { makeLexicon } from "../../../models/words/lexicon";
import { languageCodes, loadEnglish, loadLanguage, loadLanguages } from "../../../models/words/load";
import { understand } from "../../../models/words/understand";
import { builtLibrary } from "../../support/library";
import { drawnNames, english, languages, libraryNames, surfaceNames, wholeLexicon } from "../../support/words";

const built = builtLibrary();
afterAll(() => built.remove());
const lexicon = wholeLexicon(built.library);
const painted = (prompt: string): string => understand(prompt, lexicon).english;

describe("prompts in other languages", () => {
  it.each([
    ["빨간 연", "red kite"],
    ["빨간연", "red kite"],
    ["빨강 연", "red kite"],
    ["붉은 연", "red kite"],
    ["잔디밭 위의 빨간 연", "red kite on grass"],
    ["해변에 있는 파라솔", "parasol on beach"],
    ["파란 우산을 그려줘", "blue umbrella"],
    ["개와 고양이", "dog and cat"],
    ["고양이가 소파 위에 누워 있다", "cat on sofa"],
    ["모자를 쓴 고양이", "cat with hat"],
    ["노란 꽃 세 송이", "three yellow flowers"],
    ["바다에 떠 있는 돛단배", "sailboat on sea"],
    ["열기구", "hot air balloon"],
    ["보름달은", "full moon"],
    ["빨간 kite", "red kite"],
    ["赤い凧", "red kite"],
    ["草原の上の赤い凧", "red kite on meadow"],
    ["猫がソファの上で寝ている", "cat on sofa"],
    ["草地上的红色风筝", "red kite on grass"],
    ["一只白色的猫", "a white cat"],
    ["ein roter Drachen auf der Wiese", "a red kite on the meadow"],
    ["zwei Bäume", "two trees"],
    ["ein Heissluftballon", "a hot air balloon"],
    ["un cerf-volant rouge", "a red kite"],
    ["un chat noir sur le canapé", "a black cat on the sofa"],
    ["una cometa roja en la playa", "a red kite on the beach"],
    ["dos gatos negros", "two black cats"],
    ["um balão vermelho", "a red balloon"],
    ["duas árvores na praia", "two trees on beach"],
  ])("%s is painted as %s", (prompt, as) => {
    expect(painted(prompt)).toBe(as);
  });

  it.each(["대통령", "해변에 있는 대통령", "大統領", "总统", "ein Präsident", "une présidente"])(
    "%s: nothing to paint",
    (prompt) => {
      expect(understand(prompt, lexicon)).toMatchObject({ noun: false, english: "" });
    },
  );

  it("names what is near in the prompt's own language", () => {
    const [unknown] = understand("빨간 의지", lexicon).unknown;
    expect(unknown?.nearest).toContain("의자");
  });

  it("says each translated word", () => {
    expect(understand("빨간 연", lexicon).mapped).toEqual([
      { from: "빨간", to: "red", why: "translation" },
      { from: "연", to: "kite", why: "translation" },
    ]);
  });

  it("reads a word of two languages in the window's", () => {
    expect(understand("Hut", lexicon).english).toBe("Hut");
    expect(understand("Hut", lexicon, { prefer: "de" }).english).toBe("hat");
  });

  it("is read by the same lists the programs load", async () => {
    expect(languageCodes).toEqual(languages.map(({ code }) => code));
    expect(await loadLanguages()).toEqual(languages);
    expect((await loadLanguage("ko")).title).toBe("한국어");
    expect(await loadEnglish()).toEqual(english);
  });
});

/** What every language's own lists must hold. */
const drawn = [...drawnNames, ...surfaceNames];

describe.each(languages.map((language) => [language.title, language] as const))("%s", (_, language) => {
  it("has a word for everything that is drawn by code", () => {
    const said = { ...language.things, ...language.materials, ...language.places };
    expect(drawn.map(({ name }) => name).filter((name) => (said[name] ?? []).length === 0)).toEqual([]);
  });

  it("understands each of its words for a thing", () => {
    const own = { ...language.things, ...language.materials, ...language.places };
    const wrong = Object.entries(own).flatMap(([name, words]) =>
      words.flatMap((word) => {
        const { noun, english } = understand(word, lexicon, { prefer: language.code });
        return noun ? [] : [`${word} (${name}): ${english}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("understands each of its colours", () => {
    const gap = language.spaces === "none" ? "" : " ";
    const [kite] = language.things.kite ?? [];
    const wrong = Object.entries(language.colours).flatMap(([colour, words]) =>
      words.filter((word) => {
        const prompt = language.colourFollows ? `${kite}${gap}${word}` : `${word}${gap}${kite}`;
        const { colours, things } = understand(prompt, lexicon, { prefer: language.code });
        return !(colours.includes(colour) && things.includes("kite"));
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("Korean", () => {
  const names = [...libraryNames(built.library), ...surfaceNames];
  const today = makeLexicon({ names, english, languages });
  const korean = languages.find(({ code }) => code === "ko");
  const lists = korean && [korean.things, korean.materials, korean.places, korean.emoji];
  const words = (lists ?? []).flatMap((list) => Object.values(list).flat());

  it("names every thing of the library, every material and every place", () => {
    // "검은 고양이": a name with a colour is said with the colour's word.
    const coloured = ["검은 고양이", "초록색 책", "파란 책", "주황색 책", "초록색 사과"];
    const reached = new Set(
      [...words, ...coloured].flatMap((word) => {
        const { things, materials, places } = understand(word, today, { prefer: "ko" });
        return [...things, ...materials, ...places];
      }),
    );
    expect(names.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});

describe("a language by data alone", () => {
  const toy = parseLanguage({
    format: 1,
    code: "tok",
    title: "toki",
    scripts: ["Latin"],
    spaces: "words",
    colourFollows: true,
    endings: [["j", ""]],
    before: { lon: "on" },
    colours: { red: ["loje"] },
    materials: { sand: ["ko"] },
    places: { sea: ["telo"] },
    things: { kite: ["lipu kon"], dog: ["soweli"] },
  });
  const { names } = lexicon;

  it("is understood", () => {
    const all = makeLexicon({ names, english, languages: [toy] });
    expect(understand("lipu kon loje lon telo", all)).toMatchObject({
      english: "red kite on sea",
      language: "tok",
      things: ["kite"],
      places: ["sea"],
      unknown: [],
    });
    expect(understand("sowelij", all).english).toBe("dog");
    expect(understand("jan kulupu", all)).toMatchObject({ noun: false });
  });

  it("is refused with what is wrong with it", () => {
    const { colours: _, ...without } = toy;
    expect(() => parseLanguage(without)).toThrow(/not valid \(colours/);
    expect(() => parseLanguage({ ...toy, things: { kite: "lipu" } })).toThrow(/things: Expected lists of words/);
  });
});

describe("what the painter is given for another language", () => {
  it.each([
    ["빨간 연", "a red kite"],
    ["연", "a kite"],
    ["오렌지", "an orange"],
    ["바다", "sea"],
  ])("%s: %s", (prompt, english) => {
    expect(handed(understand(prompt, lexicon), { prompt, keeps: false })).toBe(english);
  });
});

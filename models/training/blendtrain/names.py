"""The curated kinds the embedded painter knows: cut-out objects, photographed kinds, materials."""

from __future__ import annotations

from dataclasses import dataclass

# Cut-out objects: name as it stands in the cut-out index -> the wordings used in captions
# (the first one is the kind's own name).
OBJECTS: dict[str, tuple[str, ...]] = {
    "cat face": ("cat",), "dog face": ("dog",), "rabbit face": ("rabbit", "bunny"),
    "horse": ("horse",), "cow": ("cow",), "pig": ("pig",), "elephant": ("elephant",),
    "lion": ("lion",), "tiger face": ("tiger",), "panda": ("panda",), "fox": ("fox",),
    "giraffe": ("giraffe",), "zebra": ("zebra",), "frog": ("frog",), "turtle": ("turtle",),
    "tropical fish": ("fish", "tropical fish"), "spouting whale": ("whale",),
    "octopus": ("octopus",), "crab": ("crab",), "butterfly": ("butterfly",),
    "honeybee": ("bee", "honeybee"),
    "duck": ("duck",), "owl": ("owl",), "penguin": ("penguin",),
    "pizza": ("pizza", "slice of pizza"), "hamburger": ("hamburger", "burger"),
    "doughnut": ("doughnut",),
    "birthday cake": ("cake", "birthday cake"), "soft ice cream": ("ice cream",),
    "strawberry": ("strawberry",), "grapes": ("grapes",), "cherries": ("cherries",),
    "watermelon": ("watermelon",), "broccoli": ("broccoli",),
    "hot beverage": ("coffee", "cup of coffee"), "teapot": ("teapot",),
    "automobile": ("car", "red car"), "bus": ("bus",), "bicycle": ("bicycle", "bike"),
    "airplane": ("airplane", "plane"), "helicopter": ("helicopter",),
    "rocket": ("rocket",), "sailboat": ("sailboat", "boat"),
    "balloon": ("balloon", "red balloon"),
    "teddy bear": ("teddy", "teddy bear"), "soccer ball": ("football", "soccer ball"),
    "basketball": ("basketball",), "trophy": ("trophy", "gold trophy"),
    "crown": ("crown", "gold crown"), "umbrella": ("umbrella",),
    "key": ("key",), "light bulb": ("light bulb", "bulb"),
    "camera": ("camera",), "alarm clock": ("clock", "alarm clock"),
    "closed book": ("book", "red book"), "guitar": ("guitar",), "house": ("house",),
    "castle": ("castle",),
    "christmas tree": ("christmas tree",), "palm tree": ("palm tree",), "cactus": ("cactus",),
    "sun": ("sun",), "crescent moon": ("moon", "crescent moon"), "rainbow": ("rainbow",),
    "fire": ("fire", "flame"), "snowman": ("snowman",), "jack-o-lantern": ("pumpkin",),
    "red heart": ("heart", "red heart"), "robot": ("robot",), "ghost": ("ghost",),
    "gem stone": ("diamond", "gem"), "star": ("star", "yellow star"),
}

# Photographed kinds: label -> (own name, folder).
PHOTOGRAPHS: dict[str, str] = {
    "daisy": "daisy", "dandelion": "dandelion", "rose": "rose", "sunflower": "sunflower",
    "tulip": "tulip", "cucumber": "cucumber", "mango": "mango", "pear": "pear", "plum": "plum",
    "apple": "apple", "tomato": "tomato", "aubergine": "aubergine", "satsumas": "satsuma",
    "pineapple": "pineapple", "pomegranate": "pomegranate", "cabbage": "cabbage",
    "avocado": "avocado", "pepper": "pepper", "lime": "lime", "nectarine": "nectarine",
    "lemon": "lemon", "onion": "onion", "kiwi": "kiwi", "melon": "melon", "orange": "orange",
    "garlic": "garlic", "peach": "peach", "banana": "banana", "passion fruit": "passion fruit",
    "zucchini": "zucchini", "potato": "potato", "leek": "leek", "ginger": "ginger",
    "red grapefruit": "grapefruit", "mushroom": "mushroom", "brown cap mushroom": "mushroom",
    "asparagus": "asparagus", "carrots": "carrot", "red beet": "beet",
}

# Materials: texture label -> wordings (the first is the kind's own name).
MATERIALS: dict[str, tuple[str, ...]] = {
    "asphalt": ("asphalt",), "bamboo": ("bamboo",), "bark": ("bark", "tree bark"),
    "bricks": ("bricks", "brick wall"), "carpet": ("carpet",), "concrete": ("concrete",),
    "corrugated steel": ("corrugated steel",), "diamond plate": ("diamond plate",),
    "fabric": ("fabric", "cloth"), "granite": ("granite",), "grass": ("grass", "lawn"),
    "gravel": ("gravel",), "ground": ("ground", "soil"), "marble": ("marble",),
    "metal": ("metal",), "moss": ("moss",), "onyx": ("onyx",),
    "paving stones": ("paving stones", "pavement"), "planks": ("planks", "wooden planks"),
    "rock": ("rock", "stone"), "roofing tiles": ("roof tiles", "roof"), "rust": ("rust",),
    "snow": ("snow",), "terrazzo": ("terrazzo",), "thatched roof": ("thatch",),
    "tiles": ("tiles",), "tatami": ("tatami",), "wood": ("wood",),
    "wood floor": ("wood floor", "parquet"), "travertine": ("travertine",),
}

SYNONYMS: dict[str, str] = {
    "kitten": "cat", "puppy": "dog", "bunnies": "bunny", "rabbits": "rabbit", "cats": "cat",
    "dogs": "dog", "horses": "horse", "cows": "cow", "pigs": "pig", "lions": "lion",
    "tigers": "tiger", "frogs": "frog", "birds": "bird", "ducks": "duck", "owls": "owl",
    "bees": "bee", "butterflies": "butterfly", "ladybird": "ladybug", "auto": "car",
    "automobile": "car", "cars": "car", "aeroplane": "airplane", "chips": "fries",
    "donut": "doughnut", "maize": "corn", "tree": "palm", "flames": "flame", "hearts": "heart",
    "stars": "star", "cherry": "cherries", "grape": "grapes", "strawberries": "strawberry",
    "apples": "apple", "pears": "pear", "plums": "plum", "mangoes": "mango", "mangos": "mango",
    "tomatoes": "tomato", "eggplant": "aubergine", "satsumas": "satsuma", "mandarin": "satsuma",
    "tangerine": "satsuma", "pineapples": "pineapple", "avocados": "avocado",
    "peppers": "pepper", "limes": "lime", "lemons": "lemon", "onions": "onion",
    "kiwis": "kiwi", "melons": "melon", "oranges": "orange", "peaches": "peach",
    "bananas": "banana", "courgette": "zucchini", "potatoes": "potato", "leeks": "leek",
    "mushrooms": "mushroom", "carrots": "carrot", "beetroot": "beet", "cucumbers": "cucumber",
    "daisies": "daisy", "roses": "rose", "sunflowers": "sunflower", "tulips": "tulip",
    "dandelions": "dandelion", "flowers": "flower", "brick": "bricks", "tile": "tiles",
    "plank": "planks", "wooden": "wood", "stones": "stone", "rocks": "rock", "earth": "soil",
    "dirt": "soil", "cobblestones": "pavement", "gray": "grey", "picture": "photo",
    "photograph": "photo", "image": "photo", "an": "a", "the": "a", "snowmen": "snowman",
    "ghosts": "ghost", "pumpkins": "pumpkin", "books": "book", "candles": "candle",
    "balloons": "balloon", "cacti": "cactus", "houses": "house", "keys": "key",
    "diamonds": "diamond", "jewel": "gem", "moose": "cow", "clocks": "clock", "robots": "robot",
}
SYNONYMS.pop("moose")
SYNONYMS.pop("tree")

FLOWERS = ("daisy", "dandelion", "rose", "sunflower", "tulip")
COLOURS = ("red", "green", "blue", "yellow", "orange", "brown", "white", "black", "grey",
           "pink", "purple", "beige", "light", "dark")


@dataclass(frozen=True)
class Kind:
    """One known name: `name` as written in prompts, `kind` one of object, photograph, material."""

    name: str
    kind: str
    wordings: tuple[str, ...]
    labels: tuple[str, ...]


def kinds() -> list[Kind]:
    """All known kinds in a fixed order; their index is the class number used by the judge."""
    out = [Kind(w[0], "object", w, (label,)) for label, w in OBJECTS.items()]
    merged: dict[str, list[str]] = {}
    for label, name in PHOTOGRAPHS.items():
        merged.setdefault(name, []).append(label)
    out += [Kind(n, "photograph", (n,), tuple(ls)) for n, ls in merged.items()]
    out += [Kind(w[0], "material", w, (label,)) for label, w in MATERIALS.items()]
    return out

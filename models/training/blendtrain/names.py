"""The kinds the embedded painter knows: things, photographed kinds, materials, places.

A thing is shown by cut-outs (names of the cut-out index), by photographs, or by both: an apple is
an apple, drawn or photographed. Look-alikes that people call by one name are one kind. Most of
this long file is one table, read as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

# One kind a line: cut-outs = wordings. The first cut-out is its usual look, the first wording its
# name; without "=" the cut-out's name is the only wording. These kinds are shown more often.
MAIN_THINGS = """
cat face, cat = cat
dog face, dog, poodle = dog
rabbit face, rabbit = rabbit, bunny
horse, horse face = horse
cow, cow face = cow
pig, pig face = pig
elephant
lion
tiger face, tiger = tiger
panda
fox
giraffe
zebra
frog
turtle
tropical fish, fish = fish, tropical fish
spouting whale, whale = whale
octopus
crab
butterfly
honeybee = bee, honeybee
duck
owl
penguin
pizza = pizza, slice of pizza
hamburger = hamburger, burger
doughnut
birthday cake = cake, birthday cake
soft ice cream, ice cream = ice cream
strawberry
grapes
cherries
watermelon
broccoli
hot beverage = coffee, cup of coffee
teapot
automobile = car
bus
bicycle = bicycle, bike
airplane, small airplane = airplane, plane
helicopter
rocket
sailboat = sailboat, boat
balloon
teddy bear = teddy, teddy bear
soccer ball = football, soccer ball
basketball
trophy = trophy, gold trophy
crown = crown, gold crown
umbrella with rain drops, umbrella = umbrella
key
light bulb = light bulb, bulb
camera
alarm clock = clock, alarm clock
closed book, blue book, green book, orange book = book
guitar
house, house with garden = house
castle
christmas tree
palm tree
cactus
sun
crescent moon = moon, crescent moon
rainbow
fire = fire, flame
snowman, snowman without snow = snowman
jack-o-lantern = pumpkin
red heart = heart
robot
ghost
gem stone = diamond, gem
star
"""

THINGS = """
monkey, monkey face = monkey
goat
ewe = sheep
camel
llama
koala
kangaroo
bear = bear, brown bear
polar bear
hamster
mouse, mouse face = mouse
wolf
deer
gorilla
rhinoceros
hippopotamus = hippo
raccoon
hedgehog
sloth
otter
bat
unicorn
chipmunk = squirrel
bison
mammoth
donkey
leopard
snake
crocodile
lizard
dragon, dragon face = dragon
t-rex = dinosaur
dolphin
shark
shrimp
squid
lobster
seal
jellyfish
spiral shell = shell, seashell
snail
ant
lady beetle = ladybug
spider
scorpion
rooster
chicken
baby chick, front-facing baby chick = chick
eagle
parrot
peacock
swan
flamingo
dove
turkey
goose
bird
deciduous tree = tree
evergreen tree = pine tree, fir tree
potted plant
seedling = sprout
maple leaf
four leaf clover = clover
bouquet
hibiscus
cherry blossom
lotus
hot dog
taco
burrito
french fries = fries
bread = bread, loaf of bread
croissant
bacon
baguette bread = baguette
green salad = salad
pancakes
pretzel
cut of meat = steak
sandwich
bagel
cheese wedge = cheese
popcorn
waffle
sushi
rice ball
spaghetti
fortune cookie
cookie
chocolate bar = chocolate
candy
lollipop
honey pot = honey
pie
cupcake
hot pepper = chili
ear of corn = corn
peanuts
leafy green = lettuce
coconut
blueberries
chestnut
egg
wine glass = wine, glass of wine
cocktail glass = cocktail
beer mug = beer
glass of milk = milk
bubble tea
baby bottle
amphora = vase
jar
chopsticks
motorcycle
racing car = race car
locomotive = train, locomotive
tram car = tram
ambulance
fire engine
police car
taxi
delivery truck = truck
tractor
kick scooter
motor scooter = scooter
skateboard
pickup truck
wheel
ship
speedboat
canoe
anchor
satellite
flying saucer = ufo
parachute
vertical traffic light = traffic light
roller skate
ring buoy = lifebuoy
church
mosque
classical building = temple
tent
fountain
ferris wheel
carousel horse = carousel
roller coaster
circus tent
factory
statue of liberty
tokyo tower = tower
volcano
desert island = island
hut
stadium
high voltage = lightning
snowflake
droplet = water drop
tornado
ringed planet = planet, saturn
cloud
wrapped gift = gift, present
baseball
tennis = tennis ball
volleyball
american football
boxing glove
skis
sled
ice skate
kite
yo-yo
game die = dice
puzzle piece
chess pawn
joystick
magic wand
piñata = pinata
artist palette = palette
framed picture
yarn = ball of yarn
fireworks
red paper lantern = lantern
wind chime
sports medal = medal
bullseye = target
crystal ball
video game = game controller
backpack
graduation cap
top hat
glasses
sunglasses
necktie = tie
t-shirt
jeans
dress
kimono
handbag
man’s shoe = shoe
running shoe = sneaker
high-heeled shoe = high heel
woman’s boot = boot
lipstick
ring
billed cap = cap
scarf
gloves
coat
socks
shorts
folding hand fan = fan
rescue worker’s helmet = helmet
saxophone
musical keyboard = piano
trumpet
violin
drum
maracas
flute
harp
banjo
accordion
microphone
headphone = headphones
radio
bell
megaphone
laptop
desktop computer = computer
keyboard
computer mouse
printer
mobile phone = phone
telephone
television
video camera
film projector = projector
clapper board
floppy disk
optical disk = cd
battery
electric plug = plug
flashlight
candle
magnifying glass tilted left, magnifying glass tilted right = magnifying glass
microscope
telescope
test tube
watch
hourglass done, hourglass not done = hourglass
stopwatch
compass
abacus
wrench
hammer
screwdriver
carpentry saw = saw
axe
shovel
ladder
gear
magnet
hook
toolbox
scissors
paperclip
round pushpin, pushpin = pushpin
straight ruler = ruler
pencil
fountain pen
paintbrush
crayon
shield
dagger = sword
bow and arrow
chains = chain
bucket
broom
boomerang
fishing pole
door
window
toilet
bathtub
bed
couch and lamp = couch, sofa
chair
mirror
plunger
basket
soap
toothbrush
razor
roll of paper = toilet paper
shopping cart
fire extinguisher
luggage = suitcase
safety pin
wastebasket = bin
briefcase
envelope
package = box, parcel
postbox = mailbox
newspaper
scroll
calendar, tear-off calendar = calendar
money bag
coin
credit card
locked = padlock
skull
bone
moai
headstone = gravestone
alien
"""

# Photographed kinds: label of the photographs -> the kind's name. Where a cut-out kind of that
# name exists (DRAWN), both are the same kind.
PHOTOGRAPHS: dict[str, str] = {
    "daisy": "daisy", "dandelion": "dandelion", "rose": "rose", "sunflower": "sunflower",
    "tulip": "tulip", "cucumber": "cucumber", "zucchini": "cucumber", "mango": "mango",
    "pear": "pear", "plum": "plum", "apple": "apple", "tomato": "tomato",
    "aubergine": "aubergine", "satsumas": "orange", "orange": "orange",
    "pineapple": "pineapple", "pomegranate": "pomegranate", "cabbage": "cabbage",
    "avocado": "avocado", "pepper": "pepper", "lime": "lime", "peach": "peach",
    "nectarine": "peach", "lemon": "lemon", "onion": "onion", "kiwi": "kiwi", "melon": "melon",
    "garlic": "garlic", "banana": "banana", "passion fruit": "passion fruit",
    "potato": "potato", "leek": "leek", "ginger": "ginger", "red grapefruit": "grapefruit",
    "mushroom": "mushroom", "brown cap mushroom": "mushroom", "asparagus": "asparagus",
    "carrots": "carrot", "red beet": "beet",
}

# Cut-outs of photographed kinds: kind -> names in the cut-out index.
DRAWN: dict[str, tuple[str, ...]] = {
    "rose": ("rose",), "sunflower": ("sunflower",), "tulip": ("tulip",),
    "cucumber": ("cucumber",), "mango": ("mango",), "pear": ("pear",),
    "apple": ("red apple", "green apple"), "tomato": ("tomato",), "aubergine": ("eggplant",),
    "orange": ("tangerine",), "pineapple": ("pineapple",), "avocado": ("avocado",),
    "pepper": ("bell pepper",), "lime": ("lime",), "peach": ("peach",), "lemon": ("lemon",),
    "onion": ("onion",), "kiwi": ("kiwi fruit",), "melon": ("melon",), "garlic": ("garlic",),
    "banana": ("banana",), "potato": ("potato",), "ginger": ("ginger root",),
    "mushroom": ("brown mushroom", "mushroom"), "carrot": ("carrot",), "daisy": ("blossom",),
}

OTHER_WORDINGS: dict[str, tuple[str, ...]] = {
    "orange": ("satsuma",), "cucumber": ("zucchini",), "peach": ("nectarine",),
    "aubergine": ("eggplant",), "pepper": ("bell pepper",),
}

# Places, for backgrounds, extensions and whole pictures: name -> (wordings, labels of landscape
# photographs, words in the texts of panorama views). A picture must have the label or the word.
PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "sea": (("sea", "ocean"), ("sea", "waves"), ("seaside", "sea")),
    "beach": (("beach",), ("beach",), ()),
    "mountains": (("mountains", "mountain"), ("mountains",), ()),
    "sky": (("sky", "blue sky"), ("sky",), ("blue sky", "clear sky")),
    "clouds": (("clouds", "cloudy sky"), ("clouds",), ("clouds", "overcast", "cloudy")),
    "sunset": (("sunset", "sunset sky"), ("sunset", "sunrise"), ("sunset", "sunrise")),
    "night sky": (("night sky", "stars", "space"), ("night sky", "space", "nebula"),
                  ("night sky",)),
    "snow field": (("snow field", "snowy landscape"), ("snow", "glacier"), ()),
    "desert": (("desert", "dunes"), ("desert", "dunes", "badlands"), ("desert",)),
    "forest": (("forest", "woods"), ("forest", "trees"), ("forest", "trees", "rainforest")),
    "meadow": (("meadow", "grass field"), ("meadow", "field"), ("meadow", "grass")),
    "city": (("city", "skyline"), ("city", "skyline"), ("city", "street", "skyscrapers")),
    "lake": (("lake",), ("lake", "river"), ("pond",)),
    "room": (("room", "interior"), ("interior",), ("room", "hall", "interior", "lobby")),
    "fog": (("fog", "mist"), ("fog",), ("misty",)),
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
    "donut": "doughnut", "maize": "corn", "flames": "flame", "hearts": "heart",
    "stars": "star", "cherry": "cherries", "grape": "grapes", "strawberries": "strawberry",
    "apples": "apple", "pears": "pear", "plums": "plum", "mangoes": "mango", "mangos": "mango",
    "tomatoes": "tomato", "satsumas": "satsuma", "mandarin": "satsuma",
    "tangerine": "satsuma", "nectarines": "nectarine", "pineapples": "pineapple",
    "avocados": "avocado",
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
    "diamonds": "diamond", "jewel": "gem", "clocks": "clock", "robots": "robot",
}

FLOWERS = ("daisy", "dandelion", "rose", "sunflower", "tulip")
COLOURS = ("red", "green", "blue", "yellow", "orange", "brown", "white", "black", "grey",
           "pink", "purple", "beige", "light", "dark")
COUNTS = ("one", "two", "three")


@dataclass(frozen=True)
class Kind:
    """One known name. `kind`: object (cut-outs only), photograph, material or place; `labels`: of
    its photographs, textures or landscapes; `cutouts`: names in the cut-out index."""

    name: str
    kind: str
    wordings: tuple[str, ...]
    labels: tuple[str, ...] = ()
    cutouts: tuple[str, ...] = ()
    main: bool = False


def _things(lines: str, main: bool) -> list[Kind]:
    out = []
    for line in lines.strip().splitlines():
        left, _, right = line.partition("=")
        cutouts = tuple(part.strip() for part in left.split(","))
        wordings = tuple(part.strip() for part in right.split(",")) if right else cutouts[:1]
        out.append(Kind(wordings[0], "object", wordings, cutouts=cutouts, main=main))
    return out


def kinds() -> list[Kind]:
    """All known kinds in a fixed order; their index is the class number used by the judge."""
    out = _things(MAIN_THINGS, True)
    merged: dict[str, list[str]] = {}
    for label, name in PHOTOGRAPHS.items():
        merged.setdefault(name, []).append(label)
    out += [Kind(n, "photograph", (n, *OTHER_WORDINGS.get(n, ())), tuple(ls), DRAWN.get(n, ()),
                 True) for n, ls in merged.items()]
    out += [Kind(w[0], "material", w, (label,)) for label, w in MATERIALS.items()]
    out += _things(THINGS, False)
    out += [Kind(n, "place", w, labels) for n, (w, labels, _) in PLACES.items()]
    return out

"""The Dutch phrases by which a question shows that it goes on from the one before, or what it is about: a town or a
national party. Patterns only; what is done with them is decided in `question.py` and `scope.py`."""

import re

__all__ = [
    "ANAPHORA",
    "ASKS_ON",
    "DONE_BY_THEM",
    "EVERYONE",
    "EXAMPLE",
    "FOLLOW_UP",
    "INSTRUCTION",
    "MAYBE_BY_THEM",
    "NATIONAL",
    "NATIONAL_PARTY",
    "NO_TOPIC",
    "OTHER_SPEAKER",
    "PEOPLE",
    "PLACE",
    "POINTS_BACK",
    "POLITICAL",
    "QUESTION_WORD",
    "THEY",
    "any_of",
]


def any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


OTHER_SPEAKER = re.compile(
    r"\b(?:(?:wil|zegt|vindt|denkt|schrijft|belooft)|(?:volgens))\s+(?:de |het )?"
    r"(?!(?:Nederland|Europa|Kamer|Tweede|Eerste|Amsterdammers|BOA|OM)\b)[A-Z][\w’'-]+"
)
"""Asks what somebody with a name says. Matched where no party or town is named."""

NATIONAL = any_of(
    r"\bin de (?:Tweede|Eerste) Kamer\b(?!verkiez)",
    r"\b(?:Tweede|Eerste)[ -]?Kamer(?:fractie|verkiezing|leden|lid)",
    r"\bEuropees Parlement\b",
    r"\blandelijke? (?:verkiezings|partij)?(?:programma|fractie|partij)\b",
    r"^\W*(?:(?:en|maar) )?(?:landelijk|nationaal|nationally)\W*$",
)
"""Is about a party's national politics, whose programmes are another text."""

NATIONAL_PARTY = re.compile(
    r"(?:\b(?:landelijke?|national)\s+$)"
    r"|(?:^\s+landelijk\b(?=\s*(?:met|aan|over|voor|tegen|van|bij|om|ook|hier\w*|daar\w*|doen|doet|[?.!:,]|$)))",
    re.IGNORECASE,
)
"""What stands right before or after a party that is meant as a national one: "de landelijke PvdA", "D66 landelijk"."""

EXAMPLE = re.compile(r"\b(?:zoals|net als|voorbeeld van|model van|vergelijkbaar met)(?:\s+in)?\s+$", re.IGNORECASE)
"""What stands right before a town that is an example and not what the question is about."""

FOLLOW_UP = re.compile(r"^\s*(?:en|maar|ook|oké en|ok en|and|und|ve)\b[\s,]*", re.IGNORECASE)
"""How a question begins that goes on from the one before."""

_PRONOUN = (
    r"\b(?:moet|moeten|mag|mogen|kan|kunnen|gaan?|gaat|komen|komt|worden|wordt|zijn|is) (?:die|dat|deze|dit)\b|"
    r"\b(?:daar|hier|er)(?:mee|over|van|voor|tegen|aan|bij)\b|\bdaar\b|\b(?:dat|dit|die) ook\b"
    r"|\b(?:dat|dit|die)(?= (?:dan|eigenlijk|precies)\b|\s*[?.!]*\s*$)|^\s*(?:en |maar )?ook\b"
)
"""Stands for the subject of an earlier question; "dat" in "Klopt het dat …?" does not."""

THEY = re.compile(r"\b(?:ze|zij|hun|hen)\b", re.IGNORECASE)
"""Stands for the publishers of an earlier question."""

PEOPLE = re.compile(
    r"\b\w*(?:boa['’]?s|agent|agenten|handhavers?|toezichthouders?|werkers?|coaches|jongeren|kinderen|vrouwen|ouderen"
    r"|slachtoffers?|daders?|verdachten|daklozen|bewoners|inwoners|burgers|vrijwilligers|hulpverleners|wachten|leraren"
    r"|scholieren|leerlingen|gevangenen|verslaafden|prostituees|ambtenaren|rechercheurs|brandweerlieden|ondernemers"
    r"|winkeliers|vluchtelingen|asielzoekers|statushouders|demonstranten|supporters|hooligans|criminelen)\b",
    re.IGNORECASE,
)
"""A group of people that a question may go on about as "ze"."""

DONE_BY_THEM = re.compile(
    r"\b(?:krijgen|mogen|dragen|worden|werden|lopen|rijden|hangen|werken|wonen|slapen|verdienen) (?:ze|zij)\b"
    r"|\b(?:ze|zij) (?:\w+ ){0,4}(?:krijgen|mogen|dragen|worden)\b",
    re.IGNORECASE,
)
"""What those do that an earlier question is about, not the publishers of a programme: "Krijgen ze een wapen?"."""

MAYBE_BY_THEM = re.compile(
    r"\b(?:moeten|kunnen|komen|gaan|hebben|staan|zijn) (?:ze|zij)\b(?! (?:er )?(?:voor|tegen|(?:iets |wat )?doen)\b)"
    r"|\bhen\b|\bhun (?!plan|programma|standpunt|voorstel|mening|idee|aanpak|visie|oplossing)",
    re.IGNORECASE,
)
"""The same, where the earlier question is about people."""

ANAPHORA = re.compile(rf"\b(?:ze|zij|hun|hen)\b|\b(?:dan|ook)\s*[?.!]*\s*$|{_PRONOUN}", re.IGNORECASE)
"""Words that point back to an earlier question."""

ASKS_ON = re.compile(
    r"^\s*(?:en |maar )?(?:waarom|hoezo|hoe|hoeveel|wanneer|waar|sinds wanneer)(?: (?:dan|precies|eigenlijk|niet|wel))*"
    r"\s*[?!.]*\s*$|^\s*(?:vertel (?:me |mij |eens )*meer|(?:nog )?meer(?: hierover| daarover)?)\s*[?!.]*\s*$",
    re.IGNORECASE,
)
"""A question word alone: it asks on about the question before."""

QUESTION_WORD = re.compile(
    r"^\s*(?:en |maar )?(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|krijgt?|krijgen|mag|mogen|moet|moeten|kan|kunnen"
    r"|komt|komen|gaat|gaan|geldt|klopt|is|zijn)\b",
    re.IGNORECASE,
)
"""How a sentence begins that asks something."""

INSTRUCTION = any_of(
    r"\b(?:negeer|vergeet|ignore|forget|disregard)\b[^.?!]*\b(?:instructie|opdracht|regel|prompt|instruction|rule)",
    r"\b(?:systeem|system)[ -]?(?:prompt|bericht|message|opdracht)",
    r"\bnieuwe (?:opdracht|instructie)\b|\bnew instruction",
    r"^\W*(?:doe|speel|gedraag je) alsof\b|\bpretend\b|\byou are now\b|\bjij bent (?:nu|vanaf nu)\b",
    r"^\W*(?:antwoord|reageer) (?:alleen|uitsluitend|enkel|slechts|altijd)\b|\b(?:answer|reply|respond) only\b",
    r"^\W*(?:schrijf|zeg|noem|vermeld|herhaal|toon|geef) (?:dat|erbij|hier|boven|onder|mij je|me je|daarna|eerst)\b",
)
"""A sentence that tells the assistant what to do or say, and asks nothing of a programme."""

_PARTIES_DO = (
    r"(?:wil|willen|zegt|zeggen|schrijft|schrijven|vindt|vinden|noemt|noemen|pleit|pleiten|steunt|steunen|belooft|beloven"
    r"|(?:heeft|hebben) (?:het|iets|een plan|plannen|wel)|doe(?:t|n) (?:er |daar |hier )?(?:iets|wat|wel)"
    r"|(?:is|zijn) (?:er |daar |dan |ook |het |juist |wel |niet )*(?:voor|tegen|eens|oneens))"
)
EVERYONE = any_of(
    r"(?<!\bdie )(?<!\bdeze )(?<!\bbeide )\bpartijen\b",
    r"\b(?:willen|zeggen|vinden|schrijven|doen|en) de (?:anderen|overigen)\b|\ben de rest\s*[?.!]*$",
    r"\b(?:is|zijn) er (?:ook |nog )*een (?:andere )?partij (?:die|met|voor|tegen)\b",
    r"\bwie nog\b|\b(?:alle|andere) programma|^\W*(?:en )?(?:wat \w+ )?iedereen\b|\bvan iedereen\b",
    r"^\s*(?:en )?welke partij\b",
    rf"(?:^|[.,;:!?])\s*(?:en )?(?:wie|welke programma['’]?s?)\s+(?:er |dan |ook |allemaal |nog )*{_PARTIES_DO}\b",
    r"^\s*(?:en )?wie (?:dan|ook|allemaal|niet|wel)?\s*[?.!]*\s*$",
    r"^\s*klopt het dat\b(?!.*\b(?:ze|zij)\b)",
    r"\b(?:all|other|which) part(?:y|ies)\b|\bthe parties\b|\beveryone\b|\b(?:welche partei|parteien)\b",
    r"^\s*(?:und )?wer (?:will|sagt|fordert|schreibt|ist (?:für|gegen))\b",
    r"\b(?:hangi parti|partiler)|الأحزاب|\bأحزاب",
)
"""Asks about more than the publishers of the question before."""

POLITICAL = any_of(
    r"\bpartij(?:en)?\b",
    r"programma'?s?\b",
    r"programma’s\b",
    r"\bstandpunt",
    r"\bverkiezing",
    r"\bgemeente",
    r"\braadsleden\b",
    r"\bwethouder",
    r"\bburgemeester",
    r"\bwie (?:wil|zegt|schrijft)\b|\bwie (?:heeft|doet|bedenkt)\b[^.?!]*\b(?:iets|wat|plan|plannen|oplossing|idee)\b",
    r"\bpart(?:y|ies)\b|\bpartei(?:en)?\b|\bparti(?:ye|nin|si|de|ler\w*)?\b|أحزاب|\bحزب",
    r"\bmunicipalit(?:y|ies)\b|\bgemeinden?\b|\bbelediye",
    r"police|polizei|\bpolis\b|firework|feuerwerk|havai fişek|violence|gewalt|şiddet|safety|sicherheit|güvenlik",
    r"crime|kriminal|\bsuç\b|kamera|fire brigade|feuerwehr|itfaiye|burglar|einbruch|uyuşturucu|drogen",
    r"الشرطة|العنف|الألعاب النارية|ألعاب نارية|كاميرات|الأمن|السلامة|الجريمة|المخدرات",
    r"politie|veilig|agent|\bboa|handhav|crimin|misdaad|misdrijf|geweld|overlast|diefstal|\w*inbra|fraude|oplicht",
    r"drugs|wiet|coffeeshop|vuurwerk|brandweer|camera|toezicht|ondermijn|terror|wapen|cyber|hack|aangifte|discriminat",
    r"verkracht|aanrand|seksueel|zeden|moord|doodslag|steekpartij|\bmes(?:sen)?\b|stalk|explosie|schietpartij|straatroof",
    r"lachgas|taser|stroomstoot|zakkenroll|straatrac|mensenhandel|fatbike|hasj|cannabis|hennep|drone|fouiller|bodycam",
    r"\bwat (?:staat|wordt) er (?:over|gezegd|gedaan)\b|\b(?:zegt|schrijft|doet) iemand (?:hier|iets|wat)\b",
    r"\bwordt er (?:iets|wat) (?:\w+ ){0,4}(?:gedaan|gezegd|geschreven)\b",
    r"demonstr|mishandel|intimid|femicide|opvang|crisis|ramp|vandalis|verkeersboete|alcohol|rellen|hooligan|privacy",
)
"""Words of a question that is about what parties or municipalities want, or about safety, even if it names none."""

PLACE = re.compile(
    r"(?<!\bdat )(?<!\bdit )(?<!\bdie )\bdaar\s+(?:(?:ook|dan|iets|wat|nog|wel|eigenlijk)\s+)*"
    r"(?:(?:over|met|tegen|rond)\s+(?:de |het |een )?|(?:voor|aan|van)\s+(?:de|het|een)\s+)"
    r"(?!(?:ge\w+|\w+en|doet|gaat|moet)\s*[?.!]*$)\w{3,}",
    re.IGNORECASE,
)
"""Where "daar" is the town of the question before, and no subject: "Wat zeggen ze daar over wiet?", but not "Wat gaan
ze daar aan uitgeven?"."""

POINTS_BACK = re.compile(_PRONOUN, re.IGNORECASE)
"""Words that stand for the subject of the question before."""

NO_TOPIC = frozenset(
    "a aantal about achter actie actiepunt actiepunten af afspraken alle alleen allemaal altijd an and ander anders "
    "antwoord are auf bedoel bedoelde bedoelt begrijp begroting beide belangrijk belangrijkste beleid bent betekent "
    "bij bijvoorbeeld binnen blijft blijven boodschap buiten can daar daaraan daarbij daarmee daarover daartegen "
    "daarvan daarvoor dag dank dankjewel das denken denkt der dezelfde die do doe doen does doet eens eentje eerste eh "
    "eigen eigenlijk ein eine elkaar enkele erg erover ers for fur ga gaan gaat gebied gebruiken geldt gemaakt "
    "gemeente gemeenten genoeg genoemd gezegd goed goede goedemorgen goedendag graag groet groot grote haar hallo "
    "hartelijk hartstikke has have heel heen hen hetzelfde hey hi hij hmm hoe hoelang hoeveel hoever hoezo hoi hoort "
    "horen houden houdt how hun idee iedereen iemand iets in inderdaad info informatie inhoud is ist it je jij jou "
    "jouw jullie kijken kijkt klein kleine klopt komen komt krijgen krijgt laat laatste landelijk landelijke langs "
    "laten lees leest leg links maakt maar mag maken meerdere meest men mening mensen mijn minder minst misschien mit "
    "moeten mogen naar naast nationaal national nee neemt nemen niemand nieuw nieuwe nieuws noemen noemt nog nooit nou "
    "of ok oke okee on onderwerp onderwerpen ons onze op opgenomen over parties partij partijen party per plan plannen "
    "politiek politieke precies prioriteit prioriteiten programma programmas punt punten raad rechts regelen regelt "
    "rest rond rondom samen say says schrijft schrijven should sind sinds snap snel soms soort sorry staan staat stad "
    "standpunt standpunten steeds stelt stem stemmen straks te tegenover test the their them thema think tijdens to "
    "toch tussen u uber uh uhm uit uitleg und vaak vanaf vanuit veel verder vergelijk vergelijken verkiezingsprogramma "
    "verkiezingsprogrammas vermeld verschil verschillen verschilt vertel via vinden vindt volgens von voornemen "
    "voornemens voorstel vraag waar waaraan waarin waarmee waarom waarop waarover waarvoor wanneer want war was wat "
    "weer weet weinig welk welke weten what wie wij will willen wilt wollen woont would ze zeer zeg zeggen zegt zeker "
    "zelf zet zetten zie zien ziet zij zijn zit zitten zoals zodat zodra zoiets zorgen zorgt zou zouden "
    # the same in English, German, Turkish and Arabic
    "against all any be been by from he how i its more of or other others planned planning plans policies policy "
    "some something than that there these they this those us wants wanted we were when where which who why wish "
    "with write written you auch anderen andern auf bei dem den des dies du es etwas fur gegen gibt haben hat ich im "
    "ist kann mehr nicht oder partei parteien planen plant sagen sagt schreiben schreibt sein sie sollen soll "
    "stehen steht tun tut uberhaupt um vom was welche welchen welcher wer werden wird wo wollen zu zum zur bir bu "
    "bunu da de diger diyor diyorlar gibi hakkında hakkinda hangi icin ile istiyor istiyorlar konusunda "
    "konusundaki mi nasıl nasil ne neler nelerdir nedir niye olarak parti partide partiler partilerin partinin "
    "partisi plan planlar planları planlari planlıyor planliyor sey soyluyor soyluyorlar var ve yapacak yapmak "
    "yazıyor yaziyor الاحزاب الحزب احزاب الى ان او اي بشان تريد تفعل تقول حزب حول خطة خطط على عن في كيف لدى لاي "
    "ما ماذا متى من هل هو هي هذا هذه و يريد يقول".split()
)
"""Words that ask, greet or name programmes in general, and so do not say what a question is about; without accents."""

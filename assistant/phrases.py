"""The Dutch phrases by which a question shows what it is: a request for advice, a task, a follow-up, a town or a
national party. Patterns only; what is done with them is decided in `question.py` and `scope.py`."""

import re

__all__ = [
    "ADVICE",
    "ANAPHORA",
    "ASKS_ON",
    "EVERYONE",
    "EXAMPLE",
    "FOLLOW_UP",
    "INSTRUCTION",
    "NATIONAL",
    "NATIONAL_PARTY",
    "NO_TOPIC",
    "POINTS_BACK",
    "POLITICAL",
    "TASK",
]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_PLAN = (
    r"(?:partij|partijen|plan|plannen|programma'?s?|voorstel|voorstellen|idee|ideeën|standpunt|aanpak|keuze|keus"
    r"|optie|lijst)"
)
_MOST = (
    r"(?:beste?|slechtste?|sterkste?|zwakste?|slimste?|domste?|verstandigste?|mooiste?|betrouwbaarste?"
    r"|overtuigendste?|eerlijkste?|realistischte?|effectiefste?)"
)
_YOU = r"(?:jij|je|u|jullie)"
_NOT_BY_PARTY = r"^(?!.*\bvolgens (?!jou\b|jullie\b|u\b))"
"""A judgement is asked of the assistant, not looked up with someone: "volgens D66" asks what D66 says."""

ADVICE = _any(
    # a vote
    r"\bstem(?:advies|wijzer|hulp)\b",
    r"\b(?:moet|zal|kan|zou|ga)\b[^.?!]{0,100}\b(?:ik|we|wij)\b[^.?!]{0,100}\b(?:stemmen|kiezen)\b"
    r"(?! (?:of|bij|hoe|waar|tussen)\b)",
    r"\b(?:moet|zal|kan|zou|ga) (?:ik|we|wij)\b[^.?!]{0,100} of [^.?!]{0,100}\bnemen\b",
    r"\b(?:mijn|onze) stem\b",
    r"\bstem(?:men)? (?:ik|we|wij)\b",
    r"\b(?:op|voor) (?:wie|welke (?:partij|lijst))\b[^.?!]*\bstem(?:men|t)?\b",
    r"^is (?:een )?stem(?:men)? op\b",
    r"\brood (?:te )?kleuren\b",
    r"\b(?:help|adviseer|raad) (?:me|mij|ons)?\b[^.?!]*\b(?:kiezen|keuze|stemmen|aan)\b",
    r"^(?:en )?kies (?:voor (?:mij|me|ons)|maar|eens|tussen)\b",
    r"\btwijfel\w* tussen\b",
    r"\bwat is wijsheid\b",
    r"\bpast? (?:er )?(?:het best(?:e)? )?bij (?:mij|me|ons)\b",
    r"\bsluit\b[^.?!]*\baan bij (?:mij|me|ons|mijn|onze)\b",
    r"\bsluit\b[^.?!]*\bbeste? (?:aan )?bij\b",
    r"\bpartij\b[^.?!]*\b(?:hoor|pas) (?:ik|we|wij)\b",
    r"\bpartij (?:kan|kun|moet|mag) (?:ik|je|we|wij)\b[^.?!]*\b(?:vertrouwen|geloven)\b",
    r"\bwie moet(?:en)? (?:er )?(?:winnen|burgemeester|wethouder|de verkiezingen)\b",
    r"\bgoed besteed\b",
    r"\b(?:who|what party|which party)\b[^.?!]*\b(?:vote|best|better)\b",
    r"\bshould i vote\b",
    # the assistant's own view
    rf"\b(?:ga|gaat|zou|zul|kies|neem|stem) {_YOU}\b[^.?!]*\b(?:nemen|kiezen|stemmen|zeggen|aanraden|aanbevelen|of)\b",
    rf"\bwat (?:zou|kies|stem|neem|raad|vind|denk) {_YOU}\b",
    rf"\braad {_YOU}\b[^.?!]*\baan\b",
    rf"(?<!\bwaar )(?<!\bhoe )\bvindt? {_YOU}\b",
    r"\bvolgens (?:jou|jullie|u)\b",
    r"\b(?:jouw|uw) (?:eigen )?(?:mening|oordeel|advies|voorkeur|favoriet)",
    r"\b(?:wat is|geef|vertel)\b[^.?!]{0,12}\bje (?:eigen )?(?:mening|oordeel|advies|voorkeur|favoriet)",
    # a ranking
    r"\btop ?\d{1,2}\b",
    r"\b(?:rangschik|ranglijst|rangorde|ranking)",
    r"\bscoor(?:t|de|den|en)?\b[^.?!]*\b(?:beste?|hoogste?|beter|slechtste?|laagste?)\b",
    r"\bop volgorde van (?:goed|beste?|slecht|slechtste?|kwaliteit|voorkeur)\b",
    r"\bgeef\b[^.?!]*\b(?:cijfer|rapportcijfer|\d+ punten|sterren|score)\b",
    r"^\W*(?:rapport)?cijfers? (?:van \d|voor)\b|\brapportcijfers?\b[^.?!]*\b(?:voor|van)\b",
    r"\brank\b[^.?!]*\b(?:best|worst|part(?:y|ies)|from)\b|\bwhich (?:party|programme|plan) is (?:the )?best\b",
    r"\bwelche partei\b[^.?!]*\b(?:best|wählen)|\b(?:hangi|en iyi) parti\b",
    rf"\b(?:cijfer|rapportcijfer|punten|sterren|score)\b[^.?!]*\bgeeft? {_YOU}\b",
    rf"\b(?:wil|kun|kan|zou) {_YOU}\b[^.?!]*\b(?:cijfer|rapportcijfer|\d+ punten|sterren|score)\b[^.?!]*\bgeven\b",
    # a judgement
    rf"{_NOT_BY_PARTY}.*(?<!\bin )(?<!\bgemeente )\bbeste?\b[^.?!]*\b{_PLAN}\b",
    r"(?<!\bin )(?<!\bgemeente )\bbeste? voor\b",
    rf"\b(?:wie|welke?|{_PLAN})\b[^.?!]*\b(?:het|de|is|zijn|heeft|als) (?:het )?{_MOST}"
    rf"(?=\s*(?:[?.!,:]|$|(?:{_PLAN}|voor|op|tegen|over|in|bij|met|als|om|van)\b))",
    rf"\b{_MOST} {_PLAN}\b",
    rf"\bbetere? {_PLAN}\b(?=[^.?!]*\bdan\b)",
    rf"\b(?:wie|welke {_PLAN})\b[^.?!]*\bheeft (?:het|de|een) betere? {_PLAN}\b",
    r"\b(?:is|zijn) beter(?=\s*(?:[?.!,:]|$|(?:voor|in|op|als|om|of)\b))",
    rf"{_NOT_BY_PARTY}(?!.*\b(?:zegt|schrijft|stelt)\b).*\bbeter dan\b",
    r"\b(?:goede|slechte|juiste|verkeerde|betrouwbare|verstandige) (?:partij|keuze|keus)\b",
    r"^(?:is|zijn) (?!(?:de|het|een|mijn|onze) )\S+ (?:wel )?te vertrouwen\b",
    r"\b(?:heeft|hebben|krijgt|had|hadden)\b[^.?!]*\bgelijk\b(?! (?:recht|loon|behandel))",
    rf"{_NOT_BY_PARTY}is (?!het (?:waar|zo|juist) dat\b)(?:het|de|dit|dat|die|zo'?n)\b"
    r"[^.?!]*\b(?:verstandig|slim|dom|goed idee|slecht idee|haalbaar"
    r"|realistisch|terecht(?! k[au]n)|overdreven|onzin|zinvol|effectief|eerlijk)\b",
    rf"{_NOT_BY_PARTY}zijn\b[^.?!]*\b{_PLAN}\b[^.?!]*\b(?:verstandig|slim|dom|goed|slecht|haalbaar|realistisch|terecht"
    r"|overdreven|onzin|zinvol|effectief|eerlijk)\s*[?.!]*$",
    rf"{_NOT_BY_PARTY}is het (?:goed|slecht|logisch|fout|raar|gek|erg) (?:dat|om|als|van)\b",
    r"\bonzin\s*[?.!]*$",
    rf"{_NOT_BY_PARTY}is (?:het|dat|dit) (?:nou |nu |niet )?(?:naïef|naief|dom|slim|links|rechts|extreem|belachelijk"
    r"|gevaarlijk|wijs|verstandig|kansloos)\b",
    r"^(?:beoordeel|becijfer)\b",
    r"^deug(?:t|en)\b",
)
"""Asks for a vote, a ranking or a judgement."""

TASK = _any(
    r"^(?:kun|kan|wil|zou) (?:je|jij|u)\b[^.?!]*\b(?:schrijven|vertalen|maken|uitrekenen|zingen|tekenen|bedenken)\b",
    r"^(?:schrijf|vertaal|bereken|reken|teken|zing|bedenk|programmeer|los (?:deze|dit|die))\b",
    r"\b(?:gedicht|recept|mop|grap|sollicitatiebrief|\w*huiswerk|weerbericht|horoscoop)\b",
    r"\bwat voor weer\b|\bwordt het (?:morgen|vandaag)\b|\bgaat het regenen\b",
    r"\bhoe laat (?:is|gaat|vertrekt|komt|begint)\b",
    r"\bhoeveel is \d",
    r"\d\s*(?:[+*x×]|keer|maal|gedeeld door|plus|min)\s*\d",
    r"\bhoofdstad van\b",
)
"""Asks for something that no programme can answer, whatever words it shares with one."""

NATIONAL = _any(
    r"\bin de (?:Tweede|Eerste) Kamer\b(?!verkiez)",
    r"\b(?:Tweede|Eerste)[ -]?Kamer(?:fractie|verkiezing|leden|lid)",
    r"\bEuropees Parlement\b",
    r"\blandelijke? (?:verkiezings|partij)?(?:programma|fractie|partij)\b",
    r"^\W*(?:(?:en|maar) )?(?:landelijk|nationaal|nationally)\W*$",
)
"""Is about a party's national politics, whose programmes are another text."""

NATIONAL_PARTY = re.compile(
    r"(?:\b(?:landelijke?|national)\s+$)|(?:^\s+landelijk\b(?=\s*(?:met|aan|over|voor|tegen|doen|doet|[?.!:,]|$)))",
    re.IGNORECASE,
)
"""What stands right before or after a party that is meant as a national one: "de landelijke PvdA", "D66 landelijk"."""

EXAMPLE = re.compile(r"\b(?:zoals|net als|voorbeeld van|model van|vergelijkbaar met)(?:\s+in)?\s+$", re.IGNORECASE)
"""What stands right before a town that is an example and not what the question is about."""

FOLLOW_UP = re.compile(r"^\s*(?:en|maar|oké en|ok en|and|und|ve)\b[\s,]*", re.IGNORECASE)
"""How a question begins that goes on from the one before."""

_PRONOUN = (
    r"\b(?:moet|moeten|mag|mogen|kan|kunnen|gaan?|gaat|komen|komt|worden|wordt|zijn|is) (?:die|dat|deze|dit)\b|"
    r"\b(?:daar|hier|er)(?:mee|over|van|voor|tegen|aan|bij)\b|\bdaar\b|\b(?:dat|dit|die) ook\b"
    r"|\b(?:dat|dit|die)(?= (?:dan|eigenlijk|precies)\b|\s*[?.!]*\s*$)"
)
"""Stands for the subject of an earlier question; "dat" in "Klopt het dat …?" does not."""

ANAPHORA = re.compile(rf"\b(?:ze|zij|hun|hen)\b|\b(?:dan|ook)\s*[?.!]*\s*$|{_PRONOUN}", re.IGNORECASE)
"""Words that point back to an earlier question."""

ASKS_ON = re.compile(
    r"^\s*(?:en |maar )?(?:waarom|hoezo|hoe|hoeveel|wanneer|waar|sinds wanneer)(?: (?:dan|precies|eigenlijk|niet|wel))*"
    r"\s*[?!.]*\s*$",
    re.IGNORECASE,
)
"""A question word alone: it asks on about the question before."""

INSTRUCTION = _any(
    r"\b(?:negeer|vergeet|ignore|forget|disregard)\b[^.?!]*\b(?:instructie|opdracht|regel|prompt|instruction|rule)",
    r"\b(?:systeem|system)[ -]?(?:prompt|bericht|message|opdracht)",
    r"\bnieuwe (?:opdracht|instructie)\b|\bnew instruction",
    r"^\W*(?:doe|speel|gedraag je) alsof\b|\bpretend\b|\byou are now\b|\bjij bent (?:nu|vanaf nu)\b",
    r"^\W*(?:antwoord|reageer) (?:alleen|uitsluitend|enkel|slechts|altijd)\b|\b(?:answer|reply|respond) only\b",
    r"^\W*(?:schrijf|zeg|noem|vermeld|herhaal|toon|geef) (?:dat|erbij|hier|boven|onder|mij je|me je|daarna|eerst)\b",
)
"""A sentence that tells the assistant what to do or say, and asks nothing of a programme."""

EVERYONE = _any(
    r"(?<!\bdie )(?<!\bdeze )(?<!\bbeide )\bpartijen\b",
    r"\biedereen\b|\bwie nog meer\b|\balle programma",
    r"^\s*(?:en )?(?:wie|welke (?:partij|programma))\b",
    r"^\s*klopt het dat\b",
)
"""Asks about more than the publishers of the question before."""

POLITICAL = _any(
    r"\bpartij(?:en)?\b",
    r"programma'?s?\b",
    r"programma’s\b",
    r"\bstandpunt",
    r"\bverkiezing",
    r"\bgemeente",
    r"\braadsleden\b",
    r"\bwethouder",
    r"\bburgemeester",
    r"\bwie (?:wil|zegt|schrijft)\b",
    r"\bpart(?:y|ies)\b",
    r"politie|veilig|agent|\bboa|handhav|crimin|misdaad|misdrijf|geweld|overlast|diefstal|\w*inbra|fraude|oplicht",
    r"drugs|wiet|coffeeshop|vuurwerk|brandweer|camera|toezicht|ondermijn|terror|wapen|cyber|hack|aangifte|discriminat",
    r"demonstr|mishandel|intimid|femicide|opvang|crisis|ramp|vandalis|verkeersboete|alcohol|rellen|hooligan|privacy",
)
"""Words of a question that is about what parties or municipalities want, or about safety, even if it names none."""

POINTS_BACK = re.compile(_PRONOUN, re.IGNORECASE)
"""Words that stand for the subject of the question before."""

NO_TOPIC = frozenset(
    "a about achter actie actiepunt actiepunten af afspraken alle alleen allemaal altijd an and ander anders "
    "antwoord are auf bedoel bedoelt begrijp begroting beide belangrijk belangrijkste beleid bent betekent bij "
    "bijvoorbeeld binnen blijft blijven boodschap buiten can daar daaraan daarbij daarmee daarover daartegen "
    "daarvan daarvoor dag dank dankjewel das denken denkt der die do doe doen does doet eens eentje eerste eh eigen "
    "eigenlijk ein eine enkele erg erover for fur ga gaan gaat gebied gebruiken gemaakt gemeente gemeenten genoeg "
    "genoemd gezegd goed goede goedemorgen goedendag graag groet groot grote haar hallo hartelijk hartstikke has "
    "have heel heen hen hetzelfde hey hi hij hmm hoe hoelang hoeveel hoever hoi hoort horen houden houdt how hun "
    "idee iedereen iemand iets in inderdaad info informatie inhoud is ist it je jij jou jouw jullie kijken kijkt "
    "klein kleine komen komt krijgen krijgt laat laatste landelijk landelijke langs laten lees leest links maakt "
    "maar mag maken meerdere meest men mening mensen mijn minder minst misschien mit moeten mogen naar naast "
    "nationaal national nee neemt nemen niemand nieuw nieuwe nieuws noemen noemt nog nooit nou of ok oke okee on "
    "ons onze op opgenomen over parties partij partijen party per plan plannen politiek politieke precies "
    "prioriteit prioriteiten programma programmas punt punten raad rechts regelen regelt rond rondom samen say says "
    "schrijft schrijven should sind sinds snap snel soms soort staan staat stad standpunt standpunten steeds stelt "
    "stem stemmen straks te tegenover test the their them thema think tijdens to toch tussen u uber uh uhm uit "
    "uitleg und vaak vanaf vanuit veel verder vergelijk vergelijken verkiezingsprogramma verkiezingsprogrammas "
    "vermeld verschil verschillen verschilt vertel via vinden vindt volgens von voornemen voornemens voorstel vraag "
    "waar waaraan waarin waarmee waarom waarop waarover waarvoor wanneer want war was wat weer weet weinig welk "
    "welke weten what wie wij will willen wilt wollen woont would ze zeer zeg zeggen zegt zeker zelf zet zetten zie "
    "zien ziet zij zijn zit zitten zoals zodat zodra zorgen zorgt zou zouden".split()
)
"""Words that ask, greet or name programmes in general, and so do not say what a question is about."""

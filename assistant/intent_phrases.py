"""The phrases by which a question shows what it is for: a request for advice, a task, an overview, a greeting. Patterns
only; what is done with them is decided in `intent.py`."""

import re

from assistant.phrases import any_of

__all__ = [
    "ABOUT_ASSISTANT",
    "ABOUT_COLLECTION",
    "ADVICE",
    "COLLECTION_WORDS",
    "OVERVIEW",
    "PRESUPPOSES",
    "SMALL_TALK",
    "TASK",
    "WHOLE_SUBJECT",
]

_PLAN = (
    r"(?:partij|partijen|plan|plannen|programma'?s?|voorstel|voorstellen|idee|ideeën|standpunt|aanpak|keuze|keus"
    r"|optie|lijst)"
)
_MOST = (
    r"(?:beste?|slechtste?|sterkste?|zwakste?|slimste?|domste?|verstandigste?|mooiste?|betrouwbaarste?"
    r"|overtuigendste?|strengste?|eerlijkste?|realistischte?|effectiefste?)"
)
_YOU = r"(?:jij|je|u|jullie)"
_NOT_BY_PARTY = r"^(?!.*\bvolgens (?!jou\b|jullie\b|u\b))"
"""A judgement is asked of the assistant, not looked up with someone: "volgens D66" asks what D66 says."""

ADVICE = any_of(
    # a vote
    r"\bstem(?:advies|wijzer|hulp)\b",
    r"\b(?:moet|zal|kan|zou|ga)\b[^.?!]{0,100}\b(?:ik|we|wij)\b[^.?!]{0,100}\b(?:stemm?en|kiezen)\b"
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
    r"\b(?:jouw|jullie|uw) (?:eigen )?(?:mening|oordeel|advies|voorkeur|favoriet)",
    r"\b(?:wat is|geef|vertel)\b[^.?!]{0,12}\bje (?:eigen )?(?:mening|oordeel|advies|voorkeur|favoriet)",
    # a ranking
    r"\btop ?\d{1,2}\b",
    r"\b(?:rangschik|ranglijst|rangorde|ranking)",
    r"\bscoor(?:t|de|den|en)?\b[^.?!]*\b(?:beste?|hoogste?|beter|slechtste?|laagste?)\b",
    r"\bop volgorde van (?:goed|beste?|slecht|slechtste?|kwaliteit|voorkeur)\b",
    r"\bgeef\b[^.?!]*\b(?:cijfer|rapportcijfer|\d+ punten|sterren|score)\b",
    r"^\W*(?:rapport)?cijfers? (?:van \d|voor)\b|\brapportcijfers?\b[^.?!]*\b(?:voor|van)\b",
    r"\brank\b[^.?!]*\b(?:best|worst|part(?:y|ies)|from)\b|\bwhich (?:party|programme|plan) is (?:the )?best\b",
    r"\bwelche partei\b[^.?!]*\b(?:best|wählen)|\ben iyi parti\b|\bhangi parti\b[^.?!]*\biyi\b",
    r"\bhangi partiye oy\b|\bkime oy ver\w*|\bحزب\b[^.?؟!]*\b(?:أصوت|أنتخب|الأفضل|أفضل)|\bلأي حزب\b|\bأفضل حزب\b",
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

TASK = any_of(
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

ABOUT_COLLECTION = any_of(
    rf"\b(?:welke|wat voor|hoeveel) (?:lokale |landelijke )?(?:partijen|programma'?s|gemeenten|gemeentes|steden"
    rf"|plaatsen|bronnen|documenten|teksten)\b[^.?!]*\b(?:ken|kent|kennen|heb|hebt|hebben|doorzoek|doorzoekt|zoek|zoekt"
    rf"|gebruik|gebruikt|zitten|staan|zijn)\b(?: {_YOU}| er| hier| hierin| erin)+\b",
    rf"\bwat (?:ken|doorzoek|doorzoekt|kent) {_YOU}\b",
    r"\b(?:waar|waarin) (?:zoek|zoekt) (?:je|u|jij)\b(?: in)?\s*[?.!]*$",
    r"\bwelke partijen (?:zijn|doen|staan) (?:er)?(?: mee|in)?(?: bekend| beschikbaar)?\s*[?.!]*$",
    r"\b(?:which|what) (?:parties|programmes|towns|municipalities)\b[^.?!]*\b(?:you|are there)\b",
    r"\bwelche (?:parteien|gemeinden)\b[^.?!]*\b(?:kennst du|kennen sie|gibt es)\b|\bhangi partiler (?:var|mevcut)\b",
)
"""Asks which programmes there are, where nothing but COLLECTION_WORDS are left of its words."""

COLLECTION_WORDS = frozenset(
    "bekend beschikbaar bronnen documenten doorzoek doorzoekt gebruik gebruikt gemeentes heb hebt ken kennen kent "
    "lokale plaatsen steden teksten towns programmes municipalities know kennst gemeinden mevcut zoek zoekt".split()
)

ABOUT_ASSISTANT = any_of(
    rf"\b(?:wie|wat) (?:ben|bent|is) (?:{_YOU}|veiligheidswijzer|dit)(?: eigenlijk| precies)?\s*[?.!]*$",
    rf"\b(?:hoe|waarmee) (?:werk|werkt) (?:{_YOU}|dit|dat|veiligheidswijzer)\b",
    rf"\bwat (?:kan|kun|kunt|doe|doet) (?:{_YOU}|veiligheidswijzer)"
    r"(?: (?:zoal|allemaal|eigenlijk|precies|voor mij|voor me))*\s*[?.!]*$",
    rf"\bwat kan ik (?:{_YOU} |hier |je allemaal |u allemaal )+(?:allemaal )?vragen\b",
    rf"\b(?:ben|bent) {_YOU} (?:een )?(?:ai|robot|mens|echt|computer|chatbot|chatgpt|taalmodel)\b",
    rf"\b(?:bewaar|bewaart|onthoud|onthoudt) {_YOU}\b",
    rf"\bwie (?:heeft|hebben) (?:{_YOU}|dit) (?:gemaakt|gebouwd|betaald)\b",
    rf"\bwie (?:heeft|hebben) (?:{_YOU}|jou) (?:gemaakt|bedacht)\b|\bwie (?:betaalt|maakte) (?:{_YOU}|jou)\s*[?.!]*$",
    rf"\b(?:ben|bent|hoor|hoort) {_YOU} (?:van|bij) (?:een|welke|de) (?:\w+ )?partij\b"
    rf"|\bvan welke partij (?:ben|bent) {_YOU}\b|\b(?:ben|bent) {_YOU} (?:neutraal|onpartijdig|links|rechts)\b",
    r"\b(?:who|what) are you\b|\bhow do(?:es)? (?:you|this) work\b",
)
"""Asks about the assistant itself."""

SMALL_TALK = re.compile(
    r"^\W*(?:hallo|hoi|hey|hi|hello|goedemorgen|goedemiddag|goedenavond|goedendag|dag"
    r"|dank ?(?:je|u)(?:wel)?|bedankt|thanks?|top|super|prima|tot ziens|doei|hoe gaat het"
    r"|oké|oke|ok|okay|duidelijk|helder|begrepen|fijn|mooi|aha|ja|nee)"
    r"(?:,? (?:daar|allemaal|zeer|veel|hoor|je|u|wel|ermee|met (?:je|u|jou)|veiligheidswijzer|you|duidelijk|helder|dank"
    r"|bedankt|dankjewel|prima|top|fijn|mooi|goed))*\W*$",
    re.IGNORECASE,
)
"""A greeting, thanks, a nod or a goodbye, and nothing else."""

_CHIEF = r"(?:belangrijkste|voornaamste|grootste|speerpunten|hoofdpunten|kernpunten|hoofdlijnen)"
OVERVIEW = any_of(
    rf"\b{_CHIEF}\b",
    r"\b(?:overzicht|samenvatting|hoofdlijn)\b|\bvat\b[^.?!]*\bsamen\b|\bsamengevat\b",
    r"\b(?:alle|hun|zijn|haar|de) (?:plannen|standpunten|voorstellen|punten)\s*(?:van\b|$|\?)",
    r"^\W*wat (?:wil|willen|vindt|vinden|zegt|zeggen)(?: de| het| hun)?(?: partij| gemeente| \w*programma)?(?: van)?"
    r"\s*[?.!]*$",
    r"\bwat (?:staat|zegt) er(?: allemaal)? in (?:het|hun|zijn|de)?\s*(?:\w*programma|tekst|document)\b",
    r"^\W*waar (?:staat|staan)(?: de| het)? voor\s*[?.!]*$",
    r"\bwat staat er(?: allemaal)? in (?:de|het|dit) (?:begroting|stuk|plan)\b",
    r"\bwaar gaat (?:het|de|dit) (?:stuk|document|tekst|begroting|plan|\w*programma)(?: van)?\s*over\b",
    r"\bmain (?:plans|points)\b|\boverview\b|\bsummar(?:y|ise|ize)\b",
)
"""Asks for the whole of what a publisher wants. Matched where its names are taken out."""

WHOLE_SUBJECT = frozenset(
    "algemeen belangrijkste gebied hoofdlijn hoofdlijnen hoofdpunten kernpunten main openbare orde overview overzicht "
    "plan plannen plans points samen samengevat samenvatting speerpunten stuk summarise summarize summary tekst "
    "document veilig veilige veiliger veiligheid veiligheidsbeleid veiligheidsplan veiligheidsplannen voornaamste "
    "grootste vat voorstellen geef allemaal verkiezingsprogramma safety security".split()
)
"""What may be left of the words of such a question: safety, as a whole, and the words that ask."""

PRESUPPOSES = re.compile(
    r"^\W*(?:en |maar )?(?:waarom|hoezo|waarvoor|sinds wanneer)\s+"
    r"(?:wil|willen|moet|moeten|mag|mogen|gaat|gaan|vindt|vinden|is|zijn|schaft|schaffen|heeft|hebben|pleit)\b"
    r"|^(?!\W*(?:en |maar )?(?:wat|wie|hoe\w*|welke?|waar\w*|wanneer)\b).*\b(?:wil|willen|gaat|gaan|is|zijn) toch\b",
    re.IGNORECASE,
)
"""Takes for granted what it asks the reason of: "Waarom wil BIJ1 meer agenten?"."""

"""Which text speaks to a language model instead of to a reader: "SYSTEM: …", "Negeer alle eerdere instructies". Pure.

Such text is data like any other, but nobody should be told that it is what a party wants. A plan about language models
("De gemeente gebruikt geen AI voor …", "Richtlijn voor kunstmatige intelligentie") speaks to no model, and is a plan.
"""

import re

__all__ = ["is_instruction"]

_BEGIN = re.compile(r"(?:^|[.!?:;]\s+|\n)[\W_]*")
"""Where a sentence begins, behind whatever sets it off ("***", "[", a bullet)."""
_MODEL = (
    r"(?:(?:AI|A\.I\.|LLM|GPT)(?:['’]?s)?|kunstmatige intelligentie|artificial intelligence|taalmodel(?:len)?"
    r"|language models?|chat-?bots?|chatgpt|copilot|gemini)"
    r"(?:[- ](?:assistent(?:en)?|assistants?|taalmodel(?:len)?|model(?:len|s)?|syste(?:em|men|ms?)|agents?|bots?"
    r"|chatbots?|zoekmachines?|tools?|lezers?|readers?))?"
)
_ASSISTANT = rf"(?:{_MODEL}|(?:digitale |virtuele |digital |virtual )?assist(?:ent|enten|ant|ants))"
_ARTICLE = r"(?:(?:de|het|een|elke?|ieder|alle|deze|dit|the|any|all|an?|this)\s+)?"
_READS = r"(?:[ ,]+(?:die|dat|who|which|that)\s[^.:!?]{2,60})?"
_NOTE = (
    r"(?:belangrijke? |important |verborgen |hidden |interne? )?"
    r"(?:opmerking|bericht|boodschap|instructies?|opdracht|aanwijzing(?:en)?|noot|notitie|mededeling|let op|attentie"
    r"|notes?|messages?|instructions?|notice|attention)"
)
_ORDERS = r"(?:instructies?|opdrachten|aanwijzingen|prompts?|instructions|directions|guidelines|directives)"
_EARLIER = r"(?:eerdere|vorige|voorgaande|bovenstaande|previous|prior|preceding|earlier|above)"
_IGNORE = r"(?:negeer|vergeet|ignore|disregard|forget|override)"
_YOU_ARE = r"(?:je bent|jij bent|u bent|you are|you['’]re)"

_OPENINGS = (
    # A role of a chat; "Systeem: …" may be about a system, so that one is told by its capitals.
    r"(?-i:SYSTEM|SYSTEEM|ASSISTANT)\s*:",
    r"(?:system|systeem)[ -]?(?:prompt|message|instruction|bericht|opdracht|instructie)\w*\s*:",
    # Whom it is for.
    rf"{_NOTE}\s+(?:voor|aan|to|for)\s+{_ARTICLE}{_ASSISTANT}{_READS}\s*[:,.!–—-]",
    rf"(?:aan|to|attentie|attention|let op),?\s+{_ARTICLE}{_ASSISTANT}{_READS}\s*:",
    # "Voor AI: heldere regels" is a plan, so that here the rest tells.
    rf"(?:voor|for)\s+{_ARTICLE}{_ASSISTANT}{_READS}\s*:[^.?!]{{0,120}}"
    r"\b(?:vragen over|antwoord(?:en)?|noem|vermeld|beveel|questions about|answer|mention|recommend)\b",
    rf"(?:beste|geachte|hallo|hé|dear|hey|hello)\s+{_ARTICLE}{_ASSISTANT}{_READS}\s*[,:!]",
    rf"(?:als|indien|wanneer|if)\s+(?:je|jij|u|you)\s+(?:are\s+)?(?:een|an?)\s+{_MODEL}\b",
    rf"als\s+(?:een\s+)?{_MODEL}\s+(?:moet|dient|mag|zult|zul|hoort)\s+(?:je|jij|u)\b|as\s+(?:an?\s+)?{_MODEL},?\s+you\b",
    rf"{_YOU_ARE}\s+(?:nu\s+|vanaf nu\s+|now\s+)?(?:een|an?)\s+(?:\w+\s+)?{_ASSISTANT}\b",
    # What it is told to do.
    r"(?:noem|zeg|vermeld|antwoord|schrijf|beveel|raad|mention|say|answer|reply|recommend)\b[^.?!]{0,80}"
    r"\b(?:in|op) (?:je|jouw|elk|ieder|your|every|each) (?:antwoord(?:en)?|samenvatting|vraag|answers?|summary)\b",
)
_ANYWHERE = (
    r"<\|\w+\|>|</?(?:system|assistant|instructions?)>|\[/?INST\]|<</?SYS>>|#{2,}\s*(?:system|instructions?)\s*:",
    rf"\b{_MODEL}\s+(?:die|dat|that|which)\s+(?:dit|deze|this)\b[^.:!?]{{0,40}}\b(?:leest|lezen|samenvat|samenvatten|reads?)\b",
    rf"\b{_IGNORE}\b[^.?!]{{0,40}}\b{_EARLIER}\b[^.?!]{{0,30}}\b{_ORDERS}\b|\b{_IGNORE}\s+the\s+{_ORDERS}\s+above\b",
    rf"\b{_IGNORE}\s+(?:al\s+)?(?:je|jouw|uw|your|all|alle|any)\s+{_ORDERS}\b",
    rf"\balle\s+{_EARLIER}\s+{_ORDERS}\s+(?:te\s+)?(?:negeren|vergeten|vervallen)\b",
)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_AT_BEGIN = _any(_OPENINGS)
_IN_TEXT = _any(_ANYWHERE)


def is_instruction(text: str) -> bool:
    """Whether a text, or a sentence in it, tells a language model what to do."""
    if _IN_TEXT.search(text):
        return True
    return any(_AT_BEGIN.match(text, found.end()) for found in _BEGIN.finditer(text))

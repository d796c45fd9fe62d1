"""The marks that a line begins with: the glyph of a bullet, the number of a point or a section."""

import re

__all__ = ["BULLET", "ITEM", "NUMBER"]

BULLET = re.compile(r"^([•‣⁃◦▪▫■□◆◇●○∙·▶►▸▹➤➢➔→✓✔❖*–—-])\s*(?=\S)(?<![*–—-](?=\S))")
"""The glyph of a bullet and the white after it; a dash or a star needs white, or it is part of a word."""
ITEM = re.compile(r"^(\d{1,3}|[a-z])[.)]\s+(?=[^\W\d_]|[\"'‘“(])")
"""The number of a point in a list, with a full stop or a bracket."""
NUMBER = re.compile(r"^(\d+(?:\.\d+)*)(\.?)\s+(?=[^\W\d_]|[\"'‘“(])")
"""The number of a section: "2", "2.1", "8.14."."""

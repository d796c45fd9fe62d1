"""Two of the five programmes, and questions of their set: about both, about one, and about neither."""

__all__ = ["D66", "NAMES", "PVDA"]

D66, PVDA = "d66-almere", "pvda-almere-concept"
NAMES = ("pvda-44", "d66-pesten", "advies-1")

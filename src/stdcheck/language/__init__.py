"""Both languages of the product: gettext catalogues and what renders messages, numbers and dates."""

from stdcheck.language.figures import half_up
from stdcheck.language.translator import LANGUAGES, Translator, translator

__all__ = ["LANGUAGES", "Translator", "half_up", "translator"]

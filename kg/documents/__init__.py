"""Sources of all kinds -> documents: text, metadata and regions."""

from kg.documents.files import load, walk
from kg.documents.found import Unreadable

__all__ = ["Unreadable", "load", "walk"]

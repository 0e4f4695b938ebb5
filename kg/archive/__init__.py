"""What a graph is made from, kept so that only what changed is read again."""

from kg.archive.folder import Archive, is_archive, reason
from kg.archive.packing import pack, unpack
from kg.archive.tray import Article, Kept, Tray, document_key

__all__ = [
    "Archive",
    "Article",
    "Kept",
    "Tray",
    "document_key",
    "is_archive",
    "pack",
    "reason",
    "unpack",
]

"""Bytes of a file -> the text they write.

Read are UTF-8 (with or without BOM), UTF-16 and UTF-32 (with BOM), and of the legacy Vietnamese
encodings windows-1258, TCVN3 (ABC, TCVN 5712), VISCII (RFC 1456) and VNI (Windows). Legacy text
is taken for what it is only if it then reads as Vietnamese: its commonest words must be there,
and in no other reading as many. Line ends and the composition of letters stay as they are.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from kg.lexicon import word_set

#: The upper half of the code page, as in glibc's iconv.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝ"
    "ỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_TCVN3 = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323"
    "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VNI_ALONE = dict(zip("ñöôîíìæóò", "đươỵíìỉĩị", strict=True))
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI = re.compile("([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ñöôîíìæóòÑÖÔÎÍÌÆÓÒ])")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\W\d_]+")
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x1f\x8b", "gzipped, but not named .gz"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)


class Undecodable(ValueError):
    """Bytes that write no text; the message says what they are."""


def _vni_letter(m: re.Match[str]) -> str:
    base, mark, alone = m.groups()
    if alone:
        letter = _VNI_ALONE[alone.lower()]
        return letter.upper() if alone.isupper() else letter
    marks = _VNI_TONES.get(mark.lower()) or _VNI_HATS[mark.lower()]
    base = {"ô": "ơ", "ö": "ư", "Ô": "Ơ", "Ö": "Ư"}.get(base, base)
    return unicodedata.normalize("NFC", base + marks)


def _vni(data: bytes) -> str:
    return _VNI.sub(_vni_letter, data.decode("cp1252", "replace"))


@cache
def _page(name: str) -> dict[int, str]:
    upper, low = (_VISCII, _VISCII_LOW) if name == "viscii" else (_TCVN3, {})
    return low | {128 + i: c for i, c in enumerate(upper)}


def _viscii(data: bytes) -> str:
    return data.decode("latin-1").translate(_page("viscii"))


def _tcvn3(data: bytes) -> str:
    return data.decode("latin-1").translate(_page("tcvn3"))


def _cp1258(data: bytes) -> str:
    return data.decode("cp1258", "replace")


LEGACY: dict[str, Callable[[bytes], str]] = {
    "windows-1258": _cp1258,
    "tcvn3": _tcvn3,
    "viscii": _viscii,
    "vni": _vni,
}


def _commonness(text: str) -> float:
    words = [w.lower() for w in _WORD.findall(unicodedata.normalize("NFC", text[:20_000]))]
    common = word_set("common.tsv")
    return sum(w in common for w in words) / max(len(words), 1)


def _legacy(head: bytes) -> str | None:
    shares = sorted((_commonness(read(head)), name) for name, read in LEGACY.items())
    best, second = shares[-1], shares[-2]
    return best[1] if best[0] >= 0.04 and best[0] >= 2 * second[0] else None


def name_of(head: bytes) -> str:
    """Give the encoding of a file from its first bytes (64 kB are enough).

    Raises Undecodable if they write no text.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise Undecodable(f"is not text ({what}); save it as text or HTML")
    if b"\0" in head:
        raise Undecodable("is not text (it holds zero bytes); save it as text or HTML")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a letter cut at the end is no error
        return "utf-8"
    except UnicodeDecodeError as e:
        return _legacy(head) or _broken_utf8(head, e.start)


def _broken_utf8(head: bytes, at: int) -> str:
    """Say "utf-8" if only few bytes break it, so that the other lines of the file are read."""
    text = head.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 < len(text) and _commonness(text) >= 0.04:
        return "utf-8"
    raise Undecodable(
        f"is neither UTF-8 (byte {at + 1}) nor in a Vietnamese encoding that is read "
        f"({', '.join(LEGACY)}); save it as UTF-8"
    )


def decode(data: bytes, encoding: str) -> str:
    """Give the text that ``data`` writes in an encoding of ``name_of``, without a BOM.

    Raises Undecodable, with the place, if the bytes break the encoding.
    """
    if encoding in LEGACY:
        return LEGACY[encoding](data)
    if b"\0" in data and encoding.startswith("utf-8"):
        raise Undecodable("is not text (it holds zero bytes); save it as text or HTML")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise Undecodable(
            f"breaks {encoding.upper().removesuffix('-SIG')} at byte {e.start + 1}; "
            "save it again as UTF-8"
        ) from None


def decode_head(head: bytes, encoding: str) -> str:
    """Give the text of a file's first bytes; a letter cut at their end is no error."""
    if encoding in LEGACY:
        return LEGACY[encoding](head)
    return head.decode(encoding, "replace")

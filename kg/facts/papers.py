"""Official documents named in a text, and who issued them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.mentions import Item
from kg.mentions.organisations import BodyPhrase
from kg.model import Mention, Statement

if TYPE_CHECKING:
    from kg.facts.scene import Scene

_KIND = (
    "Nghị quyết|Chỉ thị|Quyết định|Kết luận|Quy định|Thông tư|Nghị định|Tờ trình|Công văn|Hướng dẫn|"
    "Kế hoạch|Công điện|Thông báo|Quy chế|Thông tri|Pháp lệnh|Văn bản"
)
_NUMBERED = re.compile(
    rf"(?:{_KIND}|{_KIND.lower()})(?: số)? (\d{{1,5}}(?:/\d{{4}})?[/-][A-ZĐƯ][\w&ĐƯ]*(?:[-/][\wĐƯ&]+)*)"
)
_CONGRESS = re.compile(
    r"[Nn]ghị quyết Đại hội (?:Đảng )?(?:lần thứ )?[IVXL]+ của Đảng|[Nn]ghị quyết Đại hội [IVXL]+\b"
)
_FIXED = re.compile(
    r"Điều lệ Đảng|Cương lĩnh chính trị|Hiến pháp(?: năm \d{4})?|Bộ luật (?:Hình sự|Dân sự|Tố tụng hình sự|Lao động)"
)


def papers(scene: Scene) -> tuple[list[Mention], list[Statement]]:
    """Find the official documents of a document's own sentences, and their stated issuers."""
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for sentence in scene.sentences:
        if not sentence.line.size:
            continue
        start, stop = sentence.line.starts[0], sentence.line.stops[-1]
        for pattern in (_NUMBERED, _CONGRESS, _FIXED):
            for m in pattern.finditer(scene.page.text, start, stop):
                span = scene.page.stored(*m.span())
                name = _named(m)
                mention = Mention(
                    span,
                    "paper",
                    scene.doc.text[span.start : span.stop],
                    name,
                    "number" if m.re is _NUMBERED else "name",
                )
                mentions.append(mention)
                for item in sentence.items:
                    gap = scene.page.text[m.end() : sentence.line.starts[item.start]]
                    if isinstance(item.phrase, BodyPhrase) and gap == " của ":
                        name_of = scene.body_name(item.phrase, sentence.line.starts[item.start])
                        if name_of:
                            issuer = scene.mention(
                                sentence,
                                Item("O", item.start, item.stop, item.phrase),
                                name_of,
                                "organisation",
                                "issuer",
                            )
                            evidence = scene.evidence(sentence, span, "issuer", 0.95)
                            statements.append(
                                Statement(mention, "dcterms:creator", issuer, evidence)
                            )
    return mentions, statements


def _named(m: re.Match[str]) -> str:
    if m.re is _NUMBERED:
        kind = m[0].split(" số ")[0].removesuffix(" " + m[1])
        return f"{kind[0].upper()}{kind[1:]} số {m[1]}"
    return m[0][0].upper() + m[0][1:]

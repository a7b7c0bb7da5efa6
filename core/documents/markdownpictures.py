"""Pictures of Markdown files: those that lie beside the file, or inside it, are kept as those of web pages are."""

from __future__ import annotations

import re

from core.documents.htmlpictures import Pictures

# Code comes first, so that what only looks like a picture inside it is passed over.
_PICTURE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?<!`)(?P<code>`++)[^\n]+?(?<!`)(?P=code)(?!`)"
    r"|(?P<head>!\[[^\[\]\n]*\]\()(?P<target><[^<>\n]+>|[^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)"
    r"(?=(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\))"
    r"|(?P<tag><img\s(?:[^<>]*?\s)?src=[\"'])(?P<source>[^\"'<>]+)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)


def keep_pictures(markdown: str, pictures: Pictures) -> str:
    """Return `markdown` with its pictures kept and referred to; what does not come with the file stays as written.

    Those that should lie beside the file and do not are counted in `pictures.left`; addresses elsewhere are not.
    """

    def replace(match: re.Match[str]) -> str:
        head, target = match["head"] or match["tag"], match["target"] or match["source"]
        if not head or _ELSEWHERE.match(target):
            return match[0]
        kept = pictures.keep(target.strip("<>"))
        pictures.left += not kept
        return head + kept if kept else match[0]

    return _PICTURE.sub(replace, markdown) if "![" in markdown or "<img" in markdown.lower() else markdown

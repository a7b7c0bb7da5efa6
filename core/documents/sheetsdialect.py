"""How a text file separates its fields: delimiter and quotation mark, found by trying them."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 131_072
_RECORDS = 400
_NAMED = re.compile(r"\Asep=(.)[ \t]*\n", re.IGNORECASE)
# No cell of a real table runs over this many lines; a quotation mark that is never closed swallows the whole file.
_TALLEST = 500


@dataclass(frozen=True, slots=True)
class Dialect:
    """A delimiter, a quotation mark ("" when quotation marks mean nothing), and the text that follows `sep=`."""

    delimiter: str
    quote: str
    body: str


def detect(text: str, suffix: str) -> Dialect:
    """Return the dialect under which the records of `text` agree best on their number of fields."""
    named = _NAMED.match(text)
    if named:
        return Dialect(named[1], '"', text[named.end() :])
    sample = text[:_SAMPLE]
    cut = len(text) > _SAMPLE
    delimiters = ("\t", *_DELIMITERS) if suffix in (".tsv", ".tab") else _DELIMITERS
    quote = "'" if _single(sample) else '"'
    best = max(delimiters, key=lambda delimiter: _score(sample, delimiter, quote, cut))
    if _unclosed(text, best, quote):
        quote = ""
        best = max(delimiters, key=lambda delimiter: _score(sample, delimiter, quote, cut))
    return Dialect(best, quote, text)


def records(dialect: Dialect) -> Iterator[list[str]]:
    """Yield the fields of each record, line breaks inside quoted ones kept."""
    yield from _parsed(dialect.body, dialect.delimiter, dialect.quote)


def _parsed(text: str, delimiter: str, quote: str) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 30)
    yield from csv.reader(
        _lines(text),
        delimiter=delimiter,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        skipinitialspace=bool(quote),
    )


def _lines(text: str) -> Iterator[str]:
    """Yield lines with their line feeds; other characters that end lines elsewhere are part of a field here."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def _score(sample: str, delimiter: str, quote: str, cut: bool) -> tuple[float, int]:
    """Return how well the records agree, and on how many fields."""
    counts = [len(record) for record in itertools.islice(_parsed(sample, delimiter, quote), _RECORDS) if record]
    if cut and len(counts) > 1 and len(counts) < _RECORDS:
        counts.pop()
    several = Counter(count for count in counts if count > 1)
    if not several:
        return 0.0, 1
    fields, agreeing = max(several.items(), key=lambda item: (item[1], item[0]))
    return agreeing / len(counts), fields


def _single(sample: str) -> bool:
    """Say whether fields are quoted with apostrophes."""
    apart = re.findall(r"(?:^|[,;\t|])'[^'\n]*'(?=$|[,;\t|])", sample, re.MULTILINE)
    return len(apart) > 3 and '"' not in sample


def _unclosed(text: str, delimiter: str, quote: str) -> bool:
    return any(
        field.count("\n") > _TALLEST for record in _parsed(text, delimiter, quote) for field in record if "\n" in field
    )

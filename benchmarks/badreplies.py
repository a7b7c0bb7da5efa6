"""What becomes of the collection of bad replies: how many give their data, and what happens to the others.

    python -m benchmarks.badreplies

Columns: `taken` gives all its data; `rest asked` gives its whole items, and the others are asked for; `asked again`
holds no data and is answered with the sentence that says so; `json.loads` is what the usual way (first fence,
`json.loads`, validation) would have taken.
"""

from __future__ import annotations

import time

from tests.core.llm.collection import cases, outcome, table


def main() -> None:
    """Print the table and the time that reading takes."""
    print(table())
    found = cases()
    started = time.perf_counter()
    for case in found:
        outcome(case)
    print(f"{(time.perf_counter() - started) / len(found) * 1000:.2f} ms a reply on average")


if __name__ == "__main__":
    main()

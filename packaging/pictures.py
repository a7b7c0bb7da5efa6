"""Pictures of the window: `python packaging/pictures.py OUT` those of the README, with `--all` those for a review.

The built-in engine makes the projects from the bundled documents in a data folder of its own, some samples are
reviewed, and the window itself is drawn, offscreen. The built-in engine calls no model, so the calls that the Usage
pane adds up are drawn by lot. For a review every pane is taken empty, full and failing, in two sizes, light and dark,
in English and Chinese, `<pane>-<state>-<size>-<theme>-<language>.png`, and every form, sheet and popup over its pane,
`form-<name>-<size>-<theme>-<language>.png`; `--state` takes one of the four sets.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))  # after the installed packages: this folder must not hide one of its name

from scenes import NAMES, converse, enrich, equip, make, spend  # noqa: E402 - the folder above is needed first
from studio import CALM_MS, Studio, wait  # noqa: E402 - the folder above is needed first

STATES: Final = ("empty", "full", "failing", "forms")


def main() -> int:
    """Take the pictures, each state in a process and a data folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="every pane and state, for a review")
    parser.add_argument("--state", choices=STATES, help="one set of a review")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these panes or forms alone")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    review = chosen.all or bool(chosen.state)
    if chosen.here:
        take(chosen.out, chosen.state or "full", chosen.only, review=review)
        return 0
    for state in [chosen.state] if chosen.state else STATES if chosen.all else [""]:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, str(chosen.out), "--here", *(["--state", state] if state else [])]
            command += ["--only", *chosen.only] if chosen.only else []
            screen = {"QT_QPA_PLATFORM": "offscreen", "LOREWRIGHT_HOME": folder}
            subprocess.run(command, env={**os.environ, **screen}, check=True, cwd=ROOT)
    return 0


def take(out: Path, state: str, only: list[str], review: bool) -> None:
    """Take the pictures of one state, all or those of some panes and forms."""
    from core.workspace import Workspace
    from desktop.app import create
    from desktop.preferences import Preferences
    from desktop.start import Opened
    from desktop.window import MainWindow
    from i18n import release

    release.main()
    if state in ("full", "forms"):
        with Workspace() as workspace:
            for language in NAMES:
                make(workspace, language)
            spend(workspace)
            if state == "forms":
                enrich(workspace)
                equip(workspace)
                converse(workspace)
    preferences = Preferences()
    preferences.language = "en"
    _application, languages = create(sys.argv[:1], preferences)
    window = MainWindow(preferences=preferences, languages=languages)
    window.show()
    studio = Studio(out, window, Opened()(window), languages, only, exact=review)
    wait(CALM_MS)
    if not review:
        studio.readme()
    else:
        getattr(studio, state)()
    window.close()


if __name__ == "__main__":
    sys.exit(main())

# ruff: noqa: INP001 - a script that is run from the repository's root, not a package
"""Write the sample reports anew: `.venv/bin/python -m examples.make_reports`.

What they hold is said in `tests/factories/examples.py`; the browser's PDF needs a Chromium on the path.
"""

from __future__ import annotations

from pathlib import Path

from tests.factories.examples import EXAMPLES, UNREADABLE

FOLDER = Path(__file__).parent


def main() -> None:
    """Write every sample into its folder."""
    for example in EXAMPLES:
        _write(FOLDER / "reports" / example.name, example.render(example.report))
    for name, render in UNREADABLE.items():
        _write(FOLDER / "unreadable" / name, render())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    main()

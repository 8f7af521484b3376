"""ruamel.yaml's loaders on our largest questionnaire: why content is composed with the C parser."""

from __future__ import annotations

from measuring import medians, report
from ruamel.yaml import YAML

from sctoolkit.content.library import bundled


def main() -> None:
    """Prints the figures."""
    folder = bundled() / "questionnaires" / "comply-chain" / "sections"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))]
    lines = sum(text.count("\n") for text in texts)
    runs = {
        "C parser, compose (lines kept)": lambda: [YAML(typ="safe").compose(one) for one in texts],
        "C parser, load (lines lost)": lambda: [YAML(typ="safe").load(one) for one in texts],
        "pure Python, load": lambda: [YAML(typ="safe", pure=True).load(one) for one in texts],
        "round trip, load": lambda: [YAML(typ="rt").load(one) for one in texts],
    }
    title = f"{len(texts)} files, {lines} lines"
    report(title, medians(runs, repeats=3), "C parser, compose (lines kept)")


if __name__ == "__main__":
    main()

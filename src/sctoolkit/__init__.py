"""sctoolkit: self-assess supply-chain labour compliance."""

__version__ = "0.1.0"
TOOL = f"sctoolkit {__version__}"
"""The stamp of everything that the program makes."""

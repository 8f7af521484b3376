"""sctoolkit: self-assess supply-chain labour compliance."""

__version__ = "0.1.0"

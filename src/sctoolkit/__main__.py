"""Lets the program run as `python -m sctoolkit`."""

from sctoolkit.cli.app import main

if __name__ == "__main__":
    main()

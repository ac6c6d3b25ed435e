"""`python -m chronicon` is the command line."""

from __future__ import annotations

from chronicon.faces.cli import main

if __name__ == "__main__":
    main()

"""`python -m pipeline.cli` is `gongyak`."""

import sys

from pipeline.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())

"""The message catalogue, as a command: see catalogue.py."""

import sys

from tools.i18n.catalogue import main

if __name__ == "__main__":
    sys.exit(main())

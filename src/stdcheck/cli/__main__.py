"""Run the command line as `python -m stdcheck.cli`."""

import sys

from stdcheck.cli.main import main

sys.exit(main())

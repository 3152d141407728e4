"""Lets `python -m district_admin` start the program."""

import sys

from district_admin.app import main

sys.exit(main())

"""Tests read with the package's own tables of actors, whatever the user of this machine has imported."""

from __future__ import annotations

import os

os.environ["SAYSO_ACTORS"] = os.devnull

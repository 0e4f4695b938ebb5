"""What several tests need: the seed articles and a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Give the folder of the seed articles."""
    return HOME / "seeds"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give a Chromium to run headless; without one, skip, but never where CI runs."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    if os.environ.get("CI"):
        pytest.fail("CI has no Chromium; `make test` installs it where apt-get and root allow")
    pytest.skip("no Chromium here; install one to test the network page")

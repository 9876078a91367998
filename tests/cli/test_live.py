"""The live map from the command line follows what other programs save."""

import subprocess
from itertools import islice
from urllib.request import urlopen

from tests.cli.conftest import Caller


def address(live: "subprocess.Popen[str]") -> str:
    """Where the map is served, as the command says it."""
    assert live.stdout is not None
    return live.stdout.readline().strip().rpartition(" ")[2]


def test_what_another_command_adds_appears_on_the_page(live: "subprocess.Popen[str]", planner: Caller) -> None:
    url = address(live)
    assert url.startswith("http://127.0.0.1:")
    with urlopen(url + "events", timeout=20) as events:  # noqa: S310 - the address of the process just started
        planner("add", "actor", "nombre=Nueva aliada")
        assert any("Nueva aliada" in line.decode() for line in islice(events, 40))

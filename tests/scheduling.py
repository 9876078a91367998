"""How files are shared out among processes: one that dies in a test takes that test along, and no other."""

from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling


class Scheduling(LoadFileScheduling):
    """Gives the rest of a file to another process; xdist's own begins with the deadly test again, and gives up."""

    def remove_node(self, node: Any) -> str | None:
        """Take a process out that ended; the test it died in, if any."""
        left = self.assigned_work.pop(node)
        unit = next((unit for unit in left.values() if not all(unit.values())), None)
        if unit is None:
            return None
        died_in: str = next(test for test, done in unit.items() if not done)
        unit[died_in] = True
        self.workqueue.update({file: tests for file, tests in left.items() if not all(tests.values())})
        for other in self.assigned_work:
            self._reschedule(other)
        return died_in


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Use it where files are shared out."""
    return Scheduling(config, log) if config.getoption("dist") == "loadfile" else None

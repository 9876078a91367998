"""Registers: plans as YAML that people read and edit, and the way back."""

from planner.formats.registers.base import changes_for
from planner.formats.registers.incoming import read_incoming
from planner.formats.registers.keys import register_id
from planner.formats.registers.problems import RegisterErrors, RegisterProblem
from planner.formats.registers.reading import Reading, read_registers
from planner.formats.registers.writing import dump_registers

__all__ = [
    "Reading",
    "RegisterErrors",
    "RegisterProblem",
    "changes_for",
    "dump_registers",
    "read_incoming",
    "read_registers",
    "register_id",
]

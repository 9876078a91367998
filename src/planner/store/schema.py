"""The three tables of a plan: its head, its records and its journal."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

plan_table = Table(
    "plan",
    metadata,
    Column("id", String(26), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("copies", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""One row. `copies` is JSON: the id of the copy that each place the file was written from stands for."""

record_table = Table(
    "record",
    metadata,
    Column("type", String(20), primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("model", Integer, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""One row a record; `body` is JSON, canonical text by leaf."""

change_set_table = Table(
    "change_set",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("id", String(26), nullable=False, unique=True),
    Column("copy", String(26), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seen", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("origin", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", String(26)),
    Column("model", Integer, nullable=False),
    Column("changes", Text, nullable=False),
    UniqueConstraint("copy", "number"),
)
"""The journal, one row a change set; never updated, and deleted only when personal data are purged."""

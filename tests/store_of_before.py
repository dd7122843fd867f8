"""A store of schema 2, as the app made it before versions had an office and a meaning: for tests of what becomes of it."""

import hashlib
import zlib
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from ita_dash.history.database import Database
from tests.history_stores import SHEET

TYPES = {
    "sqlite": {"id": "INTEGER NOT NULL", "time": "DATETIME", "bytes": "BLOB"},
    "postgresql": {"id": "BIGSERIAL NOT NULL", "time": "TIMESTAMP WITHOUT TIME ZONE", "bytes": "BYTEA"},
}
SCHEMA_2 = """
CREATE TABLE history_schema (
    "only" INTEGER NOT NULL, number INTEGER NOT NULL, thinned_on VARCHAR(10) NOT NULL, PRIMARY KEY ("only")
);
CREATE TABLE history_version (
    id {id}, source TEXT NOT NULL, place INTEGER NOT NULL, digest VARCHAR(64) NOT NULL, title TEXT NOT NULL,
    location TEXT NOT NULL, url TEXT NOT NULL, fiscal_year INTEGER, assignments INTEGER NOT NULL, forms INTEGER NOT NULL,
    first_seen {time} NOT NULL, last_seen {time} NOT NULL, cells {bytes} NOT NULL,
    PRIMARY KEY (id), CONSTRAINT history_version_place UNIQUE (source, place)
);
CREATE INDEX history_version_by_year ON history_version (fiscal_year, source);
INSERT INTO history_schema VALUES (1, 2, '2024-01-10')
"""
CELLS = (
    '{"title":"แผนปี 2567","damage":[],"tabs":[{"title":"แผน","gid":0,"hidden":false,"merges":[],"rows":['
    '["มาตรการ/แนวทาง","วิธีการดำเนินการ","ผู้รับผิดชอบ","ระยะเวลาดำเนินการ","ผลการดำเนินการ","ข้อเสนอแนะ"],'
    '["1. มาตรการ","1. จัดประชุม","กองคลัง","ตลอดปี","RESULT",0]]}]}'
)
"""What stood in ``cells`` then, and what ``digest`` was of."""
UTC_MORNING = datetime(2024, 1, 10, 2, 0)  # noqa: DTZ001 (as the store keeps it)


def begin(connection: Connection) -> None:
    for statement in SCHEMA_2.format(**TYPES[connection.dialect.name]).split(";\n"):
        connection.execute(text(statement))


def store_one(connection: Connection, source: str, place: int, result: str) -> None:
    content = CELLS.replace("RESULT", result).encode()
    seen = UTC_MORNING + timedelta(days=place)
    row = {
        "source": source,
        "place": place,
        "digest": hashlib.sha256(content).hexdigest(),
        "first": seen,
        "last": seen + timedelta(hours=1),
        "cells": zlib.compress(content, 6),
    }
    connection.execute(
        text(
            "INSERT INTO history_version (source, place, digest, title, location, url, fiscal_year, assignments, forms,"
            " first_seen, last_seen, cells) VALUES (:source, :place, :digest, 'แผนปี 2567', :source, '', 2567, 1, 1, :first,"
            " :last, :cells)"
        ),
        row,
    )


def build(url: str) -> None:
    """A store of then at ``url``, with three versions of the office's sheet and one of another's."""
    database = Database(url)
    if database.file is not None:
        database.file.parent.mkdir(parents=True, exist_ok=True)
    with database.writing() as connection:
        begin(connection)
        for place, result in enumerate("กขค", 1):
            store_one(connection, SHEET, place, result)
        store_one(connection, "another-office", 1, "ง")
    database.close()

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from aesthetic_studio.catalog.types import CameraTime, PathText, UtcTime


def stored(kind, value):
    table = sa.Table("t", sa.MetaData(), sa.Column("value", kind))
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), {"value": value})
        assert (
            connection.execute(
                sa.select(sa.func.count()).where(
                    table.c.value.is_(value) if value is None else table.c.value == value
                )
            ).scalar()
            == 1
        )
        return connection.execute(sa.select(table.c.value)).scalar_one()


@pytest.mark.parametrize(
    "name", [b"/plain.jpg", "/für Åse 写真.jpg".encode(), b"/caf\xe9.jpg", b"/new\nline.jpg"]
)
def test_every_file_name_comes_back(name):
    path = Path(os.fsdecode(name))
    assert stored(PathText, path) == path


@pytest.mark.parametrize(
    "moment", [datetime(2024, 5, 6, 7, 8, 9, 123456), datetime(1900, 1, 1), datetime(9999, 12, 31)]
)
def test_camera_times_come_back(moment):
    assert stored(CameraTime, moment) == moment


def test_moments_come_back_in_utc():
    moment = datetime(2024, 5, 6, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=5)))
    restored = stored(UtcTime, moment)
    assert restored == moment
    assert restored.tzinfo is UTC
    assert stored(UtcTime, datetime(2024, 1, 1)) == datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("kind", [PathText, CameraTime, UtcTime])
def test_nothing_stays_nothing(kind):
    assert stored(kind, None) is None

"""What the model is told about a flight: only what is known when it is scheduled to leave.

The departure delay, the times in the air and the tail number that finally flew are known later; none is a feature.
"""

from __future__ import annotations

import polars as pl

ID = "flight_id"
TARGET = "late"
CATEGORICAL = ("carrier", "origin", "dest")
NUMERIC = (
    "weekday",
    "hour",
    "distance",
    "temperature",
    "dew_point",
    "humidity",
    "wind_speed",
    "rain",
    "pressure",
    "visibility",
    "recent_delay",
)
LATE_MINUTES = 15

_WEATHER = {
    "temp": "temperature",
    "dewp": "dew_point",
    "humid": "humidity",
    "wind_speed": "wind_speed",
    "precip": "rain",
    "pressure": "pressure",
    "visib": "visibility",
}
_WEATHER_AGE_HOURS = 1
_DELAY_AGE_HOURS = 2
_LONGEST_DELAY = 60


def prepared(flights: pl.DataFrame, weather: pl.DataFrame) -> pl.DataFrame:
    """Return one row a flight that arrived, in the order of departure: id, target, features and the day.

    `flights` and `weather` are the raw tables as published. Cancelled and diverted flights have no arrival delay, so
    nothing to predict, and are left out; their airport's weather and delays are not.
    """
    flights = flights.with_columns(day=pl.date("year", "month", "day"), departs=_hour_of(flights))
    return (
        flights.join(_weather_before(weather), on=["origin", "departs"], how="left")
        .join(_delays_before(flights), on=["origin", "departs"], how="left")
        .filter(pl.col("arr_delay").is_not_null())
        .with_columns(
            pl.format(
                "{}-{}{}-{}", pl.col("day").dt.strftime("%Y%m%d"), pl.col("carrier"), pl.col("flight"), pl.col("origin")
            ).alias(ID),
            (pl.col("arr_delay") >= LATE_MINUTES).cast(pl.Int8).alias(TARGET),
            pl.col("day").dt.weekday().alias("weekday"),
            pl.col("hour").cast(pl.Int8),
            pl.col("distance").cast(pl.Int32),
        )
        .sort("departs", "minute", ID)
        .select(ID, "day", TARGET, *CATEGORICAL, *NUMERIC)
    )


def _hour_of(table: pl.DataFrame) -> pl.Series:
    return table["time_hour"].str.to_datetime("%Y-%m-%dT%H:%M:%SZ", time_zone="UTC")


def _weather_before(weather: pl.DataFrame) -> pl.DataFrame:
    """Return the weather under the hour that follows it: an observation is made before the plane leaves."""
    departs = _hour_of(weather).dt.offset_by(f"{_WEATHER_AGE_HOURS}h")
    return weather.with_columns(departs=departs).select("origin", "departs", *_renamed())


def _renamed() -> list[pl.Expr]:
    return [pl.col(old).cast(pl.Float64).alias(new) for old, new in _WEATHER.items()]


def _delays_before(flights: pl.DataFrame) -> pl.DataFrame:
    """Return by airport and hour how late, on average, those left that were scheduled two hours before.

    Delays are cut at an hour. So the last of those flights, scheduled at one minute to the full hour, has its figure
    one minute before this hour begins: nothing comes from the future.
    """
    return (
        flights.with_columns(pl.col("departs").dt.offset_by(f"{_DELAY_AGE_HOURS}h"))
        .group_by("origin", "departs")
        .agg(recent_delay=pl.col("dep_delay").clip(0, _LONGEST_DELAY).mean())
    )

"""Values that a contract can name, as Python holds them."""

from __future__ import annotations

from datetime import date, datetime, time

Scalar = str | int | float | bool | date | datetime | time
Bound = int | float | date | datetime | time

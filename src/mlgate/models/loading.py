"""Models from bytes. A model file is hostile until it has shown that it holds nothing but a model."""

from __future__ import annotations

import io
import logging
import pickle
import warnings
import zipfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePath

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_LOG = logging.getLogger("mlgate")
_LARGEST = 4 * 2**30
PICKLES = frozenset({".joblib", ".pickle", ".pkl"})
# What reads a format, where that is not Python itself.
_LIBRARIES = {".joblib": "joblib", ".skops": "skops.io"}


def load_model(content: bytes, shown: str, trusted: Sequence[str] = ()) -> object:
    """Return the model that the file `shown` with `content` holds; its suffix says the format.

    A skops file may hold types that skops trusts, and those named in `trusted`. For a pickle the caller has had
    the same bytes scanned: loading runs what they name.

    Raises:
        CheckError: a format that cannot be loaded, a type that is not trusted, or a damaged file.
    """
    loaders: dict[str, Callable[[], object]] = {
        ".skops": lambda: _skops(content, shown, trusted),
        ".joblib": lambda: _joblib(content),
        ".pickle": lambda: pickle.loads(content),  # noqa: S301 - the caller has had these bytes scanned
        ".pkl": lambda: pickle.loads(content),  # noqa: S301 - the caller has had these bytes scanned
    }
    suffix = PurePath(shown).suffix.lower()
    if suffix not in loaders:
        message = f"model '{plain(shown)}' is not supported by this version; supported: {', '.join(loaders)}"
        raise CheckError(message)
    if not content:
        message = f"model '{plain(shown)}' is empty"
        raise CheckError(message)
    if suffix in _LIBRARIES:
        # 1.5 s for skops: a process that serves a model of another format is timed without it.
        import_module(_LIBRARIES[suffix])
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            model = loaders[suffix]()
    except CheckError:
        raise
    except Exception as error:
        # A damaged or foreign file fails in ways that no library lists; the error's text can quote the file.
        _LOG.debug("%s cannot be loaded", shown, exc_info=error)
        message = (
            f"model '{plain(shown)}' cannot be loaded as {suffix[1:]} ({type(error).__name__}): it is damaged, or "
            "was saved by libraries that are not installed here in a version that can read it"
        )
        raise CheckError(message) from error
    for warning in caught:
        _LOG.info("%s: %s", plain(shown), plain(warning.message))
    return model


def _joblib(content: bytes) -> object:
    # As in `load_model`, which has imported it.
    import joblib

    return joblib.load(io.BytesIO(content))


def _skops(content: bytes, shown: str, trusted: Sequence[str]) -> object:
    # As in `load_model`, which has imported it.
    import skops.io

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _LARGEST:
            message = f"model '{plain(shown)}' unpacks to more than {_LARGEST // 2**30} GiB: too large to be loaded"
            raise CheckError(message)
    unknown = sorted(set(skops.io.get_untrusted_types(data=content)) - set(trusted))
    if unknown:
        listed = ", ".join(f'"{plain(name, limit=120)}"' for name in unknown[:10])
        more = f" and {len(unknown) - 10} more" if len(unknown) > 10 else ""  # noqa: PLR2004 - as above
        message = (
            f"model '{plain(shown)}' holds types that are not trusted: {listed}{more}. If you know them, and where "
            f"the file comes from, allow them under [model.NAME]: trusted = [{listed}]"
        )
        raise CheckError(message)
    return skops.io.loads(content, trusted=list(trusted))

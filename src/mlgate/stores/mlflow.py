"""A model of an MLflow registry: which version is meant, and the one file of it that holds the model.

MLflow's own loading unpickles, so it is never asked to. Its client says which version an alias names and where that is
kept; `MLmodel` there names the file, and only these two are fetched. What the file holds is for the caller to judge.

The registry is the one that `MLFLOW_REGISTRY_URI`, else `MLFLOW_TRACKING_URI` names, with whatever else MLflow reads of
the environment to sign in. A server that does not answer is given up after half a minute, where MLflow's own settings
wait for up to a quarter of an hour: `MLFLOW_HTTP_REQUEST_TIMEOUT` and `MLFLOW_HTTP_REQUEST_MAX_RETRIES` say otherwise.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
import yaml

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

if TYPE_CHECKING:
    from mlflow.store.artifact.artifact_repo import ArtifactRepository

_DESCRIPTION = "MLmodel"
_MOST = 2**20  # bytes of a description
_DEFAULTS = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    "MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR": "1",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "10",
}
_NOT_THERE = ("INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST")
_UNSUPPORTED = "Unsupported"
_REFUSED = ("CUSTOMER_UNAUTHORIZED", "PERMISSION_DENIED", "UNAUTHENTICATED")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a registered model, by its number or by an alias; one of the two is there."""

    name: str
    alias: str | None = None
    version: str | None = None

    @property
    def shown(self) -> str:
        """`models:/NAME@ALIAS` or `models:/NAME/VERSION`, as MLflow writes it."""
        return f"models:/{self.name}" + (f"@{self.alias}" if self.version is None else f"/{self.version}")


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """The file of a registered model: how it is shown, with the version that was meant and its own name; its bytes."""

    shown: str
    content: bytes


def fetch(wanted: Wanted) -> Registered:
    """Return the file of the model that `wanted` means.

    Raises:
        CheckError: the registry is not named or cannot be asked, has no such model, or the model is of a flavour that
            is not one file of scikit-learn's.
        ImportError: MLflow is not installed.
    """
    with _environment() as registry, _told(wanted.shown, registry), tempfile.TemporaryDirectory() as folder:
        version = _version(wanted)
        repository = _repository(wanted.name, version)
        description = _read(repository, _DESCRIPTION, Path(folder), most=_MOST)
        numbered = wanted.shown if wanted.alias is None else f"{wanted.shown} (version {version})"
        file = _model_file(description, numbered)
        return Registered(shown=f"{numbered} {file}", content=_read(repository, file, Path(folder)))


@contextmanager
def _environment() -> Iterator[str]:
    """Set what MLflow is to read of the environment, where the user has not, and return where the registry is."""
    registry = os.environ.get("MLFLOW_REGISTRY_URI") or os.environ.get("MLFLOW_TRACKING_URI")
    if not registry:
        # MLflow would make a database of its own in the folder of the project.
        message = "no MLflow registry is named: set MLFLOW_TRACKING_URI (or MLFLOW_REGISTRY_URI) to its address"
        raise CheckError(message)
    wanted = _DEFAULTS | {"MLFLOW_TRACKING_URI": registry}
    added = {name: text for name, text in wanted.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield registry
    finally:
        for name in added:
            os.environ.pop(name, None)


@contextmanager
def _told(shown: str, registry: str) -> Iterator[None]:
    """Turn what MLflow and the libraries below it raise into one message; theirs may hold passwords of addresses."""
    # Some seconds of a processor, which a baseline from elsewhere has no use for; and telemetry is off by now.
    from mlflow.exceptions import MlflowException

    where, model = f"the MLflow registry at {_address(registry)}", f"'{plain(shown)}'"
    try:
        yield
    except CheckError:
        raise
    except MlflowException as error:
        code = type(error).__name__ if _UNSUPPORTED in type(error).__name__ else error.error_code
        raise CheckError(f"{model}: {where} {_said(plain(code, limit=60))}") from error
    except ImportError as error:
        message = f"{model}: {where} needs {plain(error.name, limit=60)}, which mlflow-skinny does not bring"
        raise CheckError(message) from error
    except Exception as error:
        # Clients of object stores, databases and servers raise what no library lists.
        raise CheckError(f"{model}: {where} cannot be read: {type(error).__name__}") from error


def _said(code: str) -> str:
    """Return what an error of MLflow's with this code says of the registry."""
    if _UNSUPPORTED in code:
        return "is none that mlflow-skinny can open: name a server's address, or pip install mlflow"
    if code in _NOT_THERE:
        return "has no such model, version or alias"
    if code in _REFUSED:
        return (
            f"refuses to answer ({code}): set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and "
            "MLFLOW_TRACKING_PASSWORD"
        )
    return f"cannot be asked ({code})"


def _address(registry: str) -> str:
    """Return `registry` without the user, the password and the query that its address may hold."""
    parts = urlsplit(registry)
    return plain(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl(), limit=120)


def _version(wanted: Wanted) -> str:
    from mlflow.tracking import MlflowClient  # as above

    client = MlflowClient()
    if wanted.version is not None:
        return str(client.get_model_version(wanted.name, wanted.version).version)
    assert wanted.alias is not None
    return str(client.get_model_version_by_alias(wanted.name, wanted.alias).version)


def _repository(name: str, version: str) -> ArtifactRepository:
    from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository  # as above

    return get_artifact_repository(f"models:/{name}/{version}")


def _read(repository: ArtifactRepository, path: str, folder: Path, *, most: int | None = None) -> bytes:
    from mlflow.exceptions import MlflowException  # as above

    download: Callable[..., str] = repository.download_artifacts
    try:
        fetched = Path(download(path, dst_path=str(folder)))
    except MlflowException as error:
        raise CheckError(f"'{plain(path)}' of the registered model cannot be fetched ({error.error_code})") from error
    if not fetched.is_file():
        raise CheckError(f"'{plain(path)}' of the registered model is no file")
    if most is not None and fetched.stat().st_size > most:
        raise CheckError(f"'{plain(path)}' of the registered model is larger than {most // 2**20} MiB")
    return fetched.read_bytes()


def _model_file(description: bytes, shown: str) -> str:
    """Return the path of the file that `MLmodel` names for scikit-learn, below the model's folder."""
    try:
        told = yaml.safe_load(description)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise CheckError(f"'{plain(shown)}': its {_DESCRIPTION} is no YAML") from error
    flavors: Any = told.get("flavors") if isinstance(told, Mapping) else None
    flavors = flavors if isinstance(flavors, Mapping) else {}
    sklearn = flavors.get("sklearn")
    file = sklearn.get("pickled_model") if isinstance(sklearn, Mapping) else None
    if not isinstance(file, str):
        saved = ", ".join(plain(name, limit=40) for name in flavors if name != "python_function") or "nothing known"
        raise CheckError(f"'{plain(shown)}' is saved as {saved}; supported: sklearn, as skops or as a pickle")
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        raise CheckError(f"'{plain(shown)}': its {_DESCRIPTION} names a file outside of the model's folder")
    return str(path)

"""Where a value came from that the repository does not hold: a download, the command line, what was typed in.

It is followed through what names, opens, reads or wraps a file or its bytes, and through nothing else: what an
unknown function makes of a download may be anything. How a path begins decides where it lies.
"""

from __future__ import annotations

import ast
import re

import msgspec

from mlgate.rules.events import How, Origin
from mlgate.rules.values import Arguments, Constant, Data, Each, Either, Instance, Method, Object, Symbol, Value

_URL = re.compile(r"(?:abfss?|adl|az|ftps?|gcs|gs|hf|https?|oss|s3a?|sftp|wasbs?)://", re.IGNORECASE)

_WEB = frozenset({"delete", "get", "patch", "post", "put", "request", "stream"})
# Functions whose result is from outside, by package and name.
_BRINGING: dict[str, tuple[frozenset[str], How]] = {
    "builtins": (frozenset({"input", "raw_input"}), "what is typed in"),
    "docopt": (frozenset({"docopt"}), "the command line"),
    "gdown": (frozenset({"cached_download", "download", "download_folder"}), "a download"),
    "httpx": (_WEB, "a download"),
    "huggingface_hub": (frozenset({"cached_download", "hf_hub_download", "snapshot_download"}), "a download"),
    "kagglehub": (frozenset({"competition_download", "dataset_download", "model_download"}), "a download"),
    "os": (frozenset({"getenv"}), "the environment"),
    "requests": (_WEB, "a download"),
    "socket": (frozenset({"create_connection", "socket"}), "a download"),
    "streamlit": (frozenset({"chat_input", "file_uploader", "text_input"}), "a request"),
    "urllib": (frozenset({"urlopen", "urlretrieve"}), "a download"),
    "urllib2": (frozenset({"urlopen"}), "a download"),
    "urllib3": (frozenset({"request"}), "a download"),
    "wget": (frozenset({"download"}), "a download"),
}
# Names whose value is from outside.
_OUTSIDE: dict[str, How] = {
    "absl.flags.FLAGS": "the command line",
    "flask.request": "a request",
    "os.environ": "the environment",
    "sys.argv": "the command line",
}
# Methods that bring something, by the package of the object.
_METHODS: dict[str, tuple[frozenset[str], How]] = {
    "aiohttp": (_WEB, "a download"),
    "argparse": (frozenset({"parse_args", "parse_known_args", "parse_intermixed_args"}), "the command line"),
    "httpx": (_WEB, "a download"),
    "optparse": (frozenset({"parse_args"}), "the command line"),
    "requests": (_WEB, "a download"),
    "urllib3": (_WEB, "a download"),
}
# Functions that write a download into a file: the position and the names of its path.
_WRITING: dict[str, tuple[int, tuple[str, ...]]] = {
    "download": (1, ("out", "output")),
    "download_url_to_file": (1, ("dst",)),
    "urlretrieve": (1, ("filename",)),
}
_FETCHING = frozenset({"download_file", "download_to_filename"})
_VERIFIED = frozenset({"file_hash", "hash_prefix", "known_hash", "md5_hash"})

# Functions that give what their first argument names, holds or wraps.
_PASSING = frozenset({
    "BZ2File", "BufferedReader", "BytesIO", "Cipher", "GzipFile", "LZMAFile", "Path", "PosixPath", "PurePath",
    "StringIO", "TarFile", "TextIOWrapper", "WindowsPath", "ZipFile", "abspath", "b64decode", "bytearray", "bytes",
    "decompress", "expanduser", "expandvars", "fspath", "glob", "iglob", "iter", "list", "listdir", "memoryview",
    "normpath", "open", "open_binary", "realpath", "reversed", "scandir", "sorted", "str", "tuple", "unhexlify", "walk",
})  # fmt: skip
_PASSING_ROOTS = frozenset({
    "base64", "binascii", "builtins", "bz2", "codecs", "fsspec", "glob", "gzip", "io", "lzma", "os", "pathlib",
    "smart_open", "tarfile", "zipfile", "zlib",
})  # fmt: skip


class Origins:
    """Where the values of a module came from."""

    def __init__(self) -> None:
        """Start with nothing from outside."""
        self._values: dict[int, Origin] = {}
        self._files: dict[object, Origin] = {}
        self._opened: dict[int, object] = {}

    def of(self, value: Value | None) -> Origin | None:
        """Return where `value`, or the file that it names, came from; None where it is not known to be outside."""
        if isinstance(value, (Data, Object, Instance)):
            found = self._values.get(value.identity) or self._files.get(_file(value))
            if found is None and isinstance(value, Data) and value.opaque and value.opaque.isidentifier():
                return Origin("a parameter")
            return found
        if isinstance(value, Constant) and isinstance(value.value, str):
            return Origin("a URL") if _URL.match(value.value) else self._files.get(_file(value))
        if isinstance(value, Symbol):
            return next((Origin(how) for name, how in _OUTSIDE.items() if _is_of(value.name, name)), None)
        if isinstance(value, Either):
            return _strongest(*map(self.of, value.values))
        if isinstance(value, Method):
            return self.of(value.receiver)
        return self.of(value.element) if isinstance(value, Each) else None

    def mark(self, result: Value, origin: Origin | None) -> None:
        """Note that `result` came from `origin`."""
        if origin is not None and isinstance(result, (Data, Object)):
            self._values.setdefault(result.identity, origin)

    def passed(self, result: Value, source: Value, node: ast.expr) -> Value:
        """Return `result`, which is a part or another form of `source`, and came from where that did."""
        if result is source or (isinstance(source, Data) and not source.opaque and not (self._values or self._files)):
            # Nothing in the module came from outside yet.
            return result
        if (origin := self.of(source)) is not None:
            self.mark(result, origin if origin.node is not None else msgspec.structs.replace(origin, node=node))
        return result

    def called(self, result: Value, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
        """Return the `result` of a call of something imported or built in, having noted where it came from."""
        name, root, first = symbol.last, symbol.root, arguments.get(0)
        if root in _BRINGING and name in _BRINGING[root][0]:
            self.mark(result, Origin(_BRINGING[root][1], node))
        elif root in ("keras", "tensorflow") and name == "get_file":
            if _VERIFIED.isdisjoint(arguments.keywords):
                self.mark(result, Origin("a download", node))
        elif root in _PASSING_ROOTS and first is not None:
            if name in _PASSING or (name == "join" and root == "os"):
                self.passed(result, first, node)
            if name in ("open", "fdopen") and isinstance(result, (Data, Object)):
                self._opened[result.identity] = _file(first)
        elif name == "copyfileobj" and first is not None:
            self._written(arguments.get(1), self.of(first))
        if name in _WRITING and (root in _BRINGING or root == "torch"):
            self._write(arguments.get(_WRITING[name][0], *_WRITING[name][1]), Origin("a download", node))
        return result

    def method(self, result: Value, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
        """Return the `result` of the method `name` of `receiver`, having noted where it came from."""
        given = arguments.positional
        if isinstance(receiver, Object) and name in _METHODS.get(receiver.symbol.root, ((), ""))[0]:
            self.mark(result, Origin(_METHODS[receiver.symbol.root][1], node))
        elif name in _FETCHING and arguments.all:
            self._write(arguments.get(len(given) - 1, "Filename", "filename"), Origin("a download", node))
        elif name in ("write", "write_bytes") and given:
            self._written(receiver, self.of(given[0]))
        elif name == "format" and given and _begins(receiver, "{"):
            self.passed(result, given[0], node)
        elif not isinstance(receiver, Symbol):
            self.passed(result, receiver, node)
            if name == "open" and isinstance(result, (Data, Object)):
                self._opened[result.identity] = _file(receiver)
        return result

    def calculated(self, result: Value, left: Value, right: Value, node: ast.BinOp) -> Value:
        """Return the `result` of an operator; a path lies where it begins."""
        if isinstance(node.op, ast.Mod) and _begins(left, "%"):
            return self.passed(result, right, node)
        return self.passed(result, left, node) if isinstance(node.op, (ast.Add, ast.Div, ast.Mod)) else result

    def _write(self, path: Value | None, origin: Origin) -> None:
        key = _file(path)
        if key is not None:
            self._files[key] = origin

    def _written(self, receiver: Value | None, origin: Origin | None) -> None:
        """Note that something of `origin` was written into what `receiver` is, or has opened."""
        if origin is None or origin.how == "a parameter":
            return
        opened = self._opened.get(receiver.identity) if isinstance(receiver, (Data, Object)) else None
        if opened is not None:
            self._files[opened] = origin
        elif receiver is not None:
            self._write(receiver, origin)


def _file(value: Value | None) -> object:
    """Return what tells the file that `value` names from others, where it names one."""
    if isinstance(value, Object) and value.symbol.root == "pathlib" and len(value.parts) == 1:
        value = value.parts[0]
    if isinstance(value, Constant):
        return value.value.removeprefix("./") if isinstance(value.value, str) else None
    return value.identity if isinstance(value, (Data, Object)) else None


def _begins(value: Value, text: str) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str) and value.value.startswith(text)


def _is_of(name: str, outer: str) -> bool:
    return name == outer or name.startswith(f"{outer}.")


def _strongest(*origins: Origin | None) -> Origin | None:
    """Return the first of `origins` that is surely from outside, else the first."""
    known = [origin for origin in origins if origin is not None]
    return next((origin for origin in known if origin.how != "a parameter"), known[0] if known else None)

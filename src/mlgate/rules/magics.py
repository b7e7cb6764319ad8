"""What the magics of a cell do to the names of a notebook."""

from __future__ import annotations

import re

# They give no names to the notebook; of all others that is not known.
_HARMLESS = frozenset({
    "alias", "autoreload", "bookmark", "cat", "cd", "colors", "conda", "config", "cp", "debug", "dotenv", "env",
    "hist", "history", "ll", "load_ext", "lprun", "ls", "lsmagic", "mamba", "matplotlib", "memit", "mkdir", "mprun",
    "mv", "notebook", "pdb", "pdoc", "pinfo", "pip", "precision", "prun", "psource", "pwd", "pycat", "reload_ext", "rm",
    "rmdir", "save", "set_env", "sx", "system", "tensorboard", "time", "timeit", "unload_ext", "uv", "watermark",
    "who", "who_ls", "whos", "xmode",
})  # fmt: skip
_HARMLESS_EXTENSIONS = frozenset({
    "Cython", "autoreload", "black", "cudf.pandas", "cython", "dotenv", "google.colab.data_table", "jupyter_black",
    "lab_black", "line_profiler", "memory_profiler", "nb_black", "nb_mypy", "rpy2.ipython", "snakeviz", "sql",
    "tensorboard", "watermark",
})  # fmt: skip
_HARMLESS_CELLS = frozenset({
    "HTML", "SVG", "bash", "file", "html", "javascript", "js", "latex", "markdown", "memit", "mprun", "perl", "prun",
    "python", "python3", "ruby", "script", "sh", "snakeviz", "svg", "sx", "system", "time", "timeit", "writefile",
})  # fmt: skip
_MAGIC = re.compile(r"^[ \t]*(?:[\w, ]+=[ \t]*)?%(?!%)[ \t]*(\w+)[ \t]*(.*)$", re.MULTILINE)
_CELL_MAGIC = re.compile(r"\s*%%(\w*)[ \t]*(.*)")
_GIVING = re.compile(r"(?:^|\s)(?:--out|--err|--proc|-o|-i)\b")


def given(text: str) -> tuple[set[str], bool]:
    """Return the names that the magics of a cell with `text` give, and whether they may give others."""
    names: set[str] = set()
    header = _CELL_MAGIC.match(text)
    if header is not None:
        magic, rest = header.groups()
        if magic == "capture":
            names |= {word for word in rest.split() if word.isidentifier()}
        elif (magic and magic not in _HARMLESS_CELLS) or _GIVING.search(rest):
            return names, True
    if "%" not in text:
        return names, False
    return names, any(_may_give(*magic.groups()) for magic in _MAGIC.finditer(text))


def _may_give(magic: str, rest: str) -> bool:
    if magic in ("load_ext", "reload_ext"):
        return rest.strip() not in _HARMLESS_EXTENSIONS
    return magic not in _HARMLESS

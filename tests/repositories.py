"""Small repositories of git, made of text by path."""

import re
import subprocess

UNITS = {"kB": 1_000, "MB": 1_000_000}


def made(folder, files):
    """Make a repository of `files` in `folder`, all of them staged; `<2 MB>` is so many bytes."""
    subprocess.run(["git", "init", "-q", folder], check=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size = re.fullmatch(r"<(\d+) (kB|MB)>", text)
        path.write_bytes(b"\0" * (int(size[1]) * UNITS[size[2]]) if size else text.encode())
    # Not by way of git-lfs, where there is one.
    filters = ["-c", "filter.lfs.clean=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false"]
    subprocess.run(["git", *filters, "add", "-f", "."], cwd=folder, check=True)
    return folder

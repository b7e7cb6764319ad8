"""Actions of others that a job of a test uses, each played by one that keeps its files in a folder: act has no network.

`CACHES` names the folder of the caches, `CACHES_FAIL` says that the service is out of order, `STORE` is where artefacts
go. Without them nothing is kept.
"""

import re
from pathlib import Path

ACTION = Path(__file__).parents[1] / "action.yml"
(CACHE,) = set(re.findall(r"actions/cache/(?:restore|save)@([0-9a-f]{40})", ACTION.read_text(encoding="utf-8")))

RESTORE = """\
name: What stands for actions/cache/restore
inputs:
  path: {required: true}
  key: {required: true}
  restore-keys: {default: ""}
outputs:
  cache-hit:
    value: ${{ steps.look.outputs.hit }}
  cache-matched-key:
    value: ${{ steps.look.outputs.key }}
runs:
  using: composite
  steps:
    - id: look
      shell: bash
      env:
        LISTED: ${{ inputs.path }}
        KEY: ${{ inputs.key }}
        BEGINS: ${{ inputs.restore-keys }}
      run: |
        if [ -n "${CACHES_FAIL}" ]; then echo 'the cache service does not answer' >&2; exit 1; fi
        [ -n "${CACHES}" ] || exit 0
        echo "restore ${KEY}" >> "${CACHES}/asked"
        found="${KEY}"
        hit=true
        if [ ! -d "${CACHES}/${KEY}" ]; then
          hit=false
          found=""
          [ -z "${BEGINS}" ] || found="$(cd "${CACHES}" && ls -td "${BEGINS}"* 2>/dev/null | head -n 1)"
        fi
        [ -n "${found}" ] || exit 0
        number=0
        while IFS= read -r path; do
          if [ -d "${CACHES}/${found}/${number}" ]; then
            mkdir -p "${path}"
            cp -a "${CACHES}/${found}/${number}/." "${path}/"
          fi
          number=$((number + 1))
        done <<< "${LISTED}"
        echo "hit=${hit}" >> "${GITHUB_OUTPUT}"
        echo "key=${found}" >> "${GITHUB_OUTPUT}"
"""
SAVE = """\
name: What stands for actions/cache/save
inputs:
  path: {required: true}
  key: {required: true}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        LISTED: ${{ inputs.path }}
        KEY: ${{ inputs.key }}
      run: |
        if [ -n "${CACHES_FAIL}" ]; then echo 'the cache service does not answer' >&2; exit 1; fi
        [ -n "${CACHES}" ] || exit 0
        echo "save ${KEY}" >> "${CACHES}/asked"
        [ ! -d "${CACHES}/${KEY}" ] || exit 0
        number=0
        while IFS= read -r path; do
          mkdir -p "${CACHES}/${KEY}/${number}"
          [ ! -d "${path}" ] || cp -a "${path}/." "${CACHES}/${KEY}/${number}/"
          number=$((number + 1))
        done <<< "${LISTED}"
"""
UPLOAD = """\
name: What stands for actions/upload-artifact
inputs:
  name: {required: true}
  path: {required: true}
  include-hidden-files: {default: ""}
  if-no-files-found: {default: ""}
  retention-days: {default: ""}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: ${{ inputs.name }}
        LEFT: ${{ inputs.path }}
      run: |
        [ -n "${STORE}" ] || exit 0
        mkdir -p "${STORE}/${NAME}"
        cp "${LEFT}" "${STORE}/${NAME}/"
"""
DOWNLOAD = """\
name: What stands for actions/download-artifact
inputs:
  name: {required: true}
  path: {required: true}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: ${{ inputs.name }}
        WANTED: ${{ inputs.path }}
      run: |
        mkdir -p "${WANTED}"
        cp "${STORE}/${NAME}/"* "${WANTED}/"
"""
SARIF = """\
name: What stands for github/codeql-action/upload-sarif
inputs:
  sarif_file: {required: true}
  category: {required: true}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        FILE: ${{ inputs.sarif_file }}
        CATEGORY: ${{ inputs.category }}
      run: cp "${FILE}" "${STORE}/${CATEGORY}.sarif"
"""


def every(folder):
    """Write all stubs below `folder`; return the arguments by which act takes them."""
    return [*_cache(folder / "cache"), *_artefacts(folder), *_code_scanning(folder / "codeql-action")]


def _cache(folder):
    for name, content in {"restore": RESTORE, "save": SAVE}.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "action.yml").write_text(content, encoding="ascii")
    return ["--local-repository", f"actions/cache@{CACHE}={folder}"]


def _artefacts(folder):
    arguments = []
    for name, content in {"upload-artifact": UPLOAD, "download-artifact": DOWNLOAD}.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "action.yml").write_text(content, encoding="ascii")
        arguments += [f"actions/{name}@{pinned}={folder / name}" for pinned in _pinned(f"actions/{name}")]
    return [part for argument in arguments for part in ("--local-repository", argument)]


def _code_scanning(folder):
    (folder / "upload-sarif").mkdir(parents=True, exist_ok=True)
    (folder / "upload-sarif" / "action.yml").write_text(SARIF, encoding="ascii")
    (pinned,) = _pinned("github/codeql-action/upload-sarif")
    return ["--local-repository", f"github/codeql-action@{pinned}={folder}"]


def _pinned(action):
    """The commits by which the documentation names `action`."""
    documents = [*(ACTION.parent / "docs").rglob("*.yml"), *(ACTION.parent / "docs").glob("*.md")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in documents)
    return sorted(set(re.findall(rf"{re.escape(action)}@([0-9a-f]{{40}})", text)))

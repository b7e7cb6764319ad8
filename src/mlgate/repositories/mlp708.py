"""MLP708: files of secrets in git."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP708",
    name="secret-file-in-git",
    what=(
        "A file whose purpose is to hold secrets, with a secret in it, is in git: a private key, `.env`, `.netrc`, "
        "`kaggle.json`, a service account of Google Cloud, credentials of AWS, git, PyPI, Hugging Face or Streamlit, "
        "the local configuration of DVC. Templates, placeholders, public keys, encrypted keys, and keys in folders of "
        "tests are right. Secrets within code and notebooks are another rule's."
    ),
    why=(
        "Whoever can read the repository, now or in any later clone, has the secret. Removing the file does not help: "
        "revoke the secret first, then take the file out of the history."
    ),
    bad=(
        {"kaggle.json": '{"username": "me", "key": "0123456789abcdef0123456789abcdef"}\n'},
        {".env": "PORT=8000\nMLFLOW_TRACKING_PASSWORD=correct-horse-battery\n"},
        {"deploy/id_ed25519": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n"},
    ),
    good=(
        {".env.example": "API_KEY=\n", ".env": "PORT=8000\nAPI_KEY=${API_KEY}\n", "id_rsa.pub": "ssh-rsa AAAA\n"},
        {"certificates/ca.pem": "-----BEGIN CERTIFICATE-----\nMIIB\n"},
        {"tests/tls/server.pem": "-----BEGIN PRIVATE KEY-----\nMIIB\n"},
    ),
    source="GitHub documentation, 'Removing sensitive data from a repository'; gitleaks; the Kaggle API's own",
)

_LARGEST = 100_000
# Built so that no scanner of secrets takes this line for one.
_PRIVATE_KEY = re.compile(
    r"-----BEGIN (RSA |DSA |EC |OPENSSH )?" + r"PRIVATE KEY-----(?!\s{0,9}Proc-Type: 4,ENCRYPTED)"
)
# What stands for a secret in a template.
_PLACEHOLDER = (
    r"(?!\$|<|\{|%|\(|your|my[-_]|xxx|\*\*|change|placeholder|example|dummy|test|todo|none|null|false|true"
    r"|(secret|password)\W?\s{0,9}$)"
)
_VALUE = r"[\"']?" + _PLACEHOLDER + r"[^\s\"'#]{6,}"
# No part of a pattern may match the same text in many ways: files may be made to keep it busy.
_ASSIGNED = re.compile(
    r"^[ \t]{0,40}(?:export[ \t]{1,9})?\w{0,60}?"
    r"(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)\w{0,40}[ \t]{0,9}[=:][ \t]{0,9}"
    + _VALUE,
    re.IGNORECASE | re.MULTILINE,
)
_IN_URL = re.compile(r"\w://[^\s:/@$<{]{1,80}:(?!\$|<|\{|pass|changeme|secret@|x+@|\*)[^\s:/@]{6,}@")
_ENV = re.compile(_ASSIGNED.pattern + "|" + _IN_URL.pattern, re.IGNORECASE | re.MULTILINE)

# Which names are looked into, for what, and what it is called.
_SUSPECTS = (
    (re.compile(r"(.*/)?(id_(rsa|dsa|ecdsa|ed25519)\w*|[^/]+\.(pem|key|ppk|p8))"), _PRIVATE_KEY, "a private key"),
    (re.compile(r"(.*/)?\.env(\.(local|dev|development|prod|production|staging))?"), _ENV, "secrets of an environment"),
    (re.compile(r"(.*/)?kaggle\.json"), re.compile(r'"key"\s*:\s*"[0-9a-zA-Z_]{20,}"'), "a key of Kaggle"),
    (
        re.compile(r"(.*/)?[^/]*\.json"),
        re.compile(r'"private_key"\s*:\s*"-----BEGIN (RSA )?' + r"PRIVATE KEY-----"),
        "a service account's private key",
    ),
    (re.compile(r"(.*/)?[._]netrc"), re.compile(r"\bpassword\s{1,9}" + _VALUE), "a password"),
    (
        re.compile(r"(.*/)?\.aws/credentials"),
        re.compile(r"aws_secret_access_key\s{0,9}=\s{0,9}" + _VALUE),
        "a key of AWS",
    ),
    (re.compile(r"(.*/)?\.git-credentials"), _IN_URL, "a password"),
    (
        re.compile(r"(.*/)?\.pypirc"),
        re.compile(r"^[ \t]{0,9}password[ \t]{0,9}[=:][ \t]{0,9}" + _VALUE, re.MULTILINE),
        "a password",
    ),
    (re.compile(r"(.*/)?\.streamlit/secrets\.toml"), _ENV, "secrets of Streamlit"),
    (re.compile(r"(.*/)?\.(cache/)?huggingface/(token|stored_tokens)"), re.compile(r"hf_\w{20,}"), "a token"),
    (
        re.compile(r"(.*/)?\.dvc/config\.local"),
        re.compile(r"(password|secret|access_key|connection_string|account_key|token)\w{0,40}\s{0,9}=\s{0,9}" + _VALUE),
        "credentials of a DVC remote",
    ),
)
# A name is worth a look only with one of these in it; there are many files.
_QUICK = re.compile(
    r"id_[rde]|\.(pem|key|ppk|p8|json|env)|netrc|credentials|pypirc|secrets\.toml|huggingface/|config\.local"
)
_JSON_NAMES = re.compile(
    r"service|account|credential|cred|secret|gcp|gcloud|google|firebase|sa[-_.]|key|adc|kaggle|auth", re.IGNORECASE
)


def find(repository: Repository) -> Iterator[Hit]:
    """Yield the files of secrets that have one."""
    suspects = [path for path in repository.files if _is_suspect(repository, path)]
    repository.read(suspects)
    for path in suspects:
        for name, content, what in _SUSPECTS:
            if name.fullmatch(path) and (match := content.search(repository.text(path))):
                yield Hit(
                    message=(
                        f"{what} in git: revoke it, `git rm --cached` the file, name it in .gitignore, and take it out "
                        "of the history (git filter-repo)"
                    ),
                    path=path,
                    line=repository.text(path).count("\n", 0, match.end()) + 1,
                )
                break


def _is_suspect(repository: Repository, path: str) -> bool:
    if not _QUICK.search(path) or repository.in_tests(path) or path.endswith(".pub"):
        return False
    # Most JSON is anything else.
    if path.endswith(".json") and not _JSON_NAMES.search(path.rpartition("/")[2]):
        return False
    return 0 < repository.size(path) <= _LARGEST

"""What the secrets of well-known services look like.

The formats are those that services document and that detectors agree on (see docs/decisions/012). Each is found by a
marker, a text that must occur, and a pattern that is matched there: every pattern is bounded, so that time grows with
the text and not with what stands in it.
"""

from __future__ import annotations

import functools
import re

import msgspec


class Format(msgspec.Struct, frozen=True):
    """A kind of secret: how it is called, the text that it has, and the pattern, whose group is what is secret.

    Patterns are compiled where their marker was found: all of them would take 15 ms of every start.
    """

    kind: str
    marker: str
    written: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return _compiled(self.written)


@functools.cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written)


# Base64 images and identifiers go on where a token would begin or end.
_BEFORE = r"(?<![A-Za-z0-9_+/-])"
# These markers have a sign that base64 lacks, and stand in addresses, too.
_BEFORE_SIGN = r"(?<![A-Za-z0-9_-])"
_AFTER = r"(?![A-Za-z0-9_+/-])"


def _token(kind: str, marker: str, rest: str) -> Format:
    before = _BEFORE if marker.isalnum() else _BEFORE_SIGN
    return Format(kind, marker, f"{before}{re.escape(marker)}({rest}){_AFTER}")


def _given(kind: str, marker: str, rest: str) -> Format:
    return Format(kind, marker, re.escape(marker) + rest)


_PEM = (
    r"[A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
    r"(?:\\r|\\n|[\s\"',+\\#]){1,60}([A-Za-z0-9+/]{40,80}={0,2})(?=\\|[\s\"'=]|\Z)"
)
_WANDB = r"(?i:\.login\(\s{0,4}(?:key\s?=\s?)?[\"']|\s{1,4}login\s{1,4}(?:--relogin\s)?|_API_KEY[\"'\]\s:=]{1,8})"
_IS = r"[\"'\]]{0,2}\s{0,4}[:=]{1,2}\s{0,4}[\"']?"
_HOOK = "T[A-Z0-9]{7,12}/B[A-Z0-9]{7,12}/[A-Za-z0-9]{20,28}"

FORMATS: tuple[Format, ...] = (
    # clouds
    *(_token("AWS access key id", marker, "[A-Z2-7]{16}") for marker in ("AKIA", "ASIA", "ABIA", "ACCA")),
    *(
        _given("AWS secret access key", marker, _IS + "([A-Za-z0-9/+]{40})" + _AFTER)
        for marker in ("secret_access_key", "SECRET_ACCESS_KEY", "secretAccessKey", "SecretAccessKey", "aws_secret_key")
    ),
    _token("Google API key", "AIza", r"[\w-]{35}"),
    _token("Google OAuth client secret", "GOCSPX-", r"[\w-]{28}"),
    _given("Azure storage key", "AccountKey=", "([A-Za-z0-9+/]{86}==)"),
    _given("Azure shared access key", "SharedAccessKey=", "([A-Za-z0-9+/]{43}=)"),
    _token("Databricks token", "dapi", "[a-f0-9]{32}(?:-[0-9])?"),
    *(_token("DigitalOcean token", marker, "[a-f0-9]{64}") for marker in ("dop_v1_", "doo_v1_", "dor_v1_")),
    # models, data and experiments
    _token("Hugging Face token", "hf_", "[A-Za-z0-9]{34,40}"),
    _token("Hugging Face organisation token", "api_org_", "[A-Za-z0-9]{34}"),
    _token("Anthropic API key", "sk-ant-", r"(?:api|admin|sid|oat)\d\d-[\w-]{60,120}"),
    _token("OpenRouter API key", "sk-or-v1-", "[0-9a-f]{64}"),
    *(_token("OpenAI API key", f"sk-{sort}-", r"[\w-]{40,200}") for sort in ("proj", "svcacct", "admin", "None")),
    _token("OpenAI API key", "sk-", "[A-Za-z0-9]{48}"),
    _token("LangSmith key", "lsv2_", "(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"),
    _token("Langfuse secret key", "sk-lf-", "[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}"),
    _token("Groq API key", "gsk_", "[A-Za-z0-9]{52}"),
    _token("Perplexity API key", "pplx-", "[A-Za-z0-9]{48}"),
    _token("xAI API key", "xai-", r"[A-Za-z0-9]{70,120}"),
    _token("Together API key", "tgp_v1_", r"[\w-]{43}"),
    _token("Replicate token", "r8_", "[A-Za-z0-9]{37}"),
    _token("Pinecone API key", "pcsk_", "[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}"),
    _token("Weights & Biases API key", "wandb_v1_", r"\w{60,90}"),
    _given("Weights & Biases API key", "wandb", _WANDB + "([0-9a-f]{40})" + _AFTER),
    _given("Weights & Biases API key", "WANDB", _WANDB + "([0-9a-f]{40})" + _AFTER),
    *(
        _given("Kaggle API key", marker, r"[\"']\s{0,4}:\s{0,4}[\"']([0-9a-f]{32})[\"']")
        for marker in ('"key', "'key", "KAGGLE_KEY")
    ),
    _given("Kaggle API key", "KAGGLE_KEY", r"(?:[\"']\])?\s{0,4}=\s{0,4}[\"']?([0-9a-f]{32})" + _AFTER),
    _token("Neptune API token", "eyJhcGlfYWRkcmVzcyI6", r"[A-Za-z0-9+/]{40,400}={0,2}"),
    # code and packages
    *(_token("GitHub token", f"gh{sort}_", "[A-Za-z0-9]{36}") for sort in "poursb"),
    _token("GitHub token", "github_pat_", r"\w{82}"),
    *(_token("GitLab token", marker, r"[\w-]{20,64}(?:\.[\w.]{9,15})?") for marker in ("glpat-", "gldt-", "glrt-")),
    _token("PyPI token", "pypi-AgEIcHlwaS5vcmc", r"[\w-]{50,1000}"),
    _token("npm token", "npm_", "[A-Za-z0-9]{36}"),
    _token("Docker Hub token", "dckr_pat_", r"[\w-]{27}"),
    # messages, payments, mail, databases
    *(_token("Slack token", f"xox{sort}-", r"[0-9]{8,14}-[A-Za-z0-9-]{18,90}") for sort in "bpeasr"),
    _token("Slack token", "xapp-", r"\d-[A-Z0-9]{8,14}-\d{8,14}-[a-f0-9]{32,80}"),
    _given("Slack webhook", "hooks.slack.com/services/", f"({_HOOK}){_AFTER}"),
    *(_token("Stripe key", marker, "[A-Za-z0-9]{20,110}") for marker in ("sk_live_", "rk_live_")),
    _token("SendGrid key", "SG.", r"[\w-]{22}\.[\w-]{43}"),
    _token("Notion token", "ntn_", "[0-9]{11}[A-Za-z0-9]{35}"),
    _token("Grafana token", "glsa_", "[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}"),
    _token("Supabase token", "sbp_", "[a-f0-9]{40}"),
    _token("Vault token", "hvs.", r"[\w-]{90,120}"),
    _given("private key", "-----BEGIN ", _PEM),
)  # fmt: skip

"""Which files are of interest: those that name, do or hold anything that a rule could be about."""

from __future__ import annotations

import functools
import re

from mlgate.rules.libraries import PACKAGES

_MENTIONED = re.compile(rb"\b(?:" + "|".join(PACKAGES).encode() + rb")\b")
# Without these, data is of interest where something is trained.
_NUMERIC = re.compile(
    rb"\b(?:catboost|gensim|keras|lightgbm|numpy|pandas|polars|statsmodels|surprise|tensorflow|torch|xgboost)\b"
)
# A program that learns without any of them reads its rows and takes statistics by itself.
_PLAIN = re.compile(rb"^(?:from|import) (?:csv|statistics)\b", re.MULTILINE)
_TRAINED = re.compile(
    rb"\.fit\b|train|\bDataLoader\(|\.backward\(|linalg|lstsq|polyfit|predict|\b(?:X|x|y|df)?_?(?:te|tr|test)\b"
)
# Where files are of one machine, or come from the network.
_PLACED = re.compile(
    rb"/home/\w|/Users/\w|\b[A-Za-z]:[\\/]\w|/content/drive|urlretrieve|requests\.get\(|//raw\.githubusercontent"
)
# A method of a table that stands alone, a choice that is written into, or a class of torch.
_MISUSED = re.compile(
    rb"^[ \t]*\w[^\s(=#]*\.(?:assign|astype|bfill|cast|clip|drop\w*|explode|ffill|fill_?n\w+|filter|join"
    rb"|merge|query|reindex|rename|replace|reset_index|round|select|set_index|shift|sort\w*|strip|unique|where|with_columns)\("
    rb"|\][ \t]*(?:\.i?loc)?\[[^\n]*\][ \t]*[-+*/]?=(?!=)|^[ \t]*\w[^\n#`]*\binplace=True|\bnn\.Module\b",
    re.MULTILINE,
)
# Loads that run code, or fetch what they load.
_LOADED = re.compile(
    rb"\b(?:[cC]?[pP]ickle5?|cloudpickle|dill|joblib|pkl|shelve)\.(?:Unpickler|loads?|open)\b"
    rb"|\bfrom (?:[cC]?[pP]ickle|cloudpickle|dill|joblib) import\b|\btorch\.(?:load\b|hub\b)"
    rb"|\b(?:CrossEncoder|SentenceTransformer|allow_pickle=True|from_pretrained|hf_hub_download|load_dataset"
    rb"|load_state_dict_from_url|(?:pandas|pd)\.read_pickle|snapshot_download|trust_remote_code)\b|\btransformers\b[^\n]*\bpipeline\b"
)


# Asked of the bytes of a file, and then of what was read from them, which mostly is the same.
@functools.lru_cache(maxsize=1)
def is_of_interest(content: bytes) -> bool:
    """Whether a module that holds `content` has anything that a rule could be about."""
    if _MENTIONED.search(content) is not None or _LOADED.search(content) is not None:
        return True
    if _NUMERIC.search(content) is None:
        return b"train" in content and b"test" in content and _PLAIN.search(content) is not None
    if _TRAINED.search(content) is not None or _PLACED.search(content) is not None:
        return True
    # What a test throws away, it calls to see whether that can be done.
    return b"def test_" not in content and _MISUSED.search(content) is not None

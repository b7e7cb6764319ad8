"""Dictionaries and topic models of gensim: trained as they are made, and used by an index."""

from __future__ import annotations

from mlgate.rules.values import Object, Value

# Trained on the texts that they are made with.
TEXT_MODELS = frozenset({
    "AuthorTopicModel", "Dictionary", "EnsembleLda", "HdpModel", "LdaModel", "LdaMulticore", "LogEntropyModel",
    "LsiModel", "Nmf", "OkapiBM25Model", "Phrases", "TfidfModel",
})  # fmt: skip
# What their methods do, as scikit-learn calls it.
_CALLED = {
    **dict.fromkeys(("doc2bow", "doc2idx", "get_document_topics", "infer_vector", "inference"), "transform"),
    **dict.fromkeys(("add_documents", "add_vocab"), "partial_fit"),
    "train": "fit",
}


def is_text_model(value: Value) -> bool:
    """Whether `value` is a model of gensim."""
    return isinstance(value, Object) and value.symbol.root == "gensim"


def called(value: Value, name: str) -> str:
    """Return what the method `name` of `value` would be called in scikit-learn."""
    return _CALLED.get(name, name) if is_text_model(value) else name

"""MLL114: a vocabulary of all texts."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL114",
    name="vocabulary-of-all-texts",
    what=(
        "A vocabulary, its weights or an embedding (CountVectorizer, TfidfVectorizer, Tokenizer, Word2Vec, or a "
        "`Counter` or `set` of all words) is learned from all texts, which are split or cross-validated afterwards."
    ),
    why=(
        "Words that only test texts hold become columns, and how often they occur shapes the weights of "
        "all others, so the test texts are no longer new. Split first and fit on the training texts, put "
        "the vectorizer into a Pipeline, or use a HashingVectorizer, which learns nothing."
    ),
    bad=(
        """\
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split

X = TfidfVectorizer().fit_transform(texts)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    ),
    good=(
        """\
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split

train, test, y_train, y_test = train_test_split(texts, y, random_state=0)
vectorizer = TfidfVectorizer().fit(train)
X_train, X_test = vectorizer.transform(train), vectorizer.transform(test)
""",
        """\
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.model_selection import train_test_split

X = HashingVectorizer().fit_transform(texts)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    ),
    source=(
        "scikit-learn user guide, 'Common pitfalls: data leakage during pre-processing'; Yang et al., "
        "'Data leakage in notebooks', ASE 2022"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every vocabulary of texts that are held out afterwards."""
    return hits(module, RULE.code)

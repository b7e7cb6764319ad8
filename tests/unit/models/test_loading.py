import io
import pickle
import zipfile

import joblib
import pytest
import skops.io
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

from mlgate.core.errors import CheckError
from mlgate.models.loading import load_model

FITTED = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
TREE = DecisionTreeClassifier(random_state=0).fit([[0.0], [1.0]], [0, 1])


def joblib_bytes(model):
    stream = io.BytesIO()
    joblib.dump(model, stream, compress=3)
    return stream.getvalue()


def refused(content, shown, trusted=()):
    with pytest.raises(CheckError) as caught:
        load_model(content, shown, trusted)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (skops.io.dumps(FITTED), "m/a.skops"),
        (pickle.dumps(FITTED), "a.pkl"),
        (pickle.dumps(FITTED), "a.pickle"),
        (joblib_bytes(FITTED), "a.JOBLIB"),
    ],
    # skops names files by the identities of objects: workers would collect other tests.
    ids=["skops", "pkl", "pickle", "joblib"],
)
def test_formats_by_suffix(content, shown):
    assert load_model(content, shown).predict([[0.0], [1.0]]).tolist() == [0, 1]


def test_types_that_skops_does_not_trust_are_named_with_what_allows_them():
    message = refused(skops.io.dumps(TREE), "models/tree.skops")
    assert "'models/tree.skops' holds types that are not trusted" in message
    assert 'allow them under [model.NAME]: trusted = ["sklearn.tree._tree.Tree"]' in message


def test_a_trusted_type_is_loaded():
    model = load_model(skops.io.dumps(TREE), "tree.skops", ["sklearn.tree._tree.Tree"])
    assert model.predict([[1.0]]).tolist() == [1]


def test_trust_in_one_type_is_no_trust_in_another():
    assert '"sklearn.tree._tree.Tree"' in refused(skops.io.dumps(TREE), "tree.skops", ["os.system"])


def test_a_type_with_a_hostile_name_is_shown_harmless():
    schema = zipfile.ZipFile(io.BytesIO(skops.io.dumps(DummyClassifier()))).read("schema.json")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("schema.json", schema.replace(b"DummyClassifier", b"X\\n::error::"))
    message = refused(stream.getvalue(), "m.skops")
    assert "not trusted" in message
    assert "\n" not in message
    assert "::error::" not in message


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("mlgate.models.loading._LARGEST", 100)
    assert "unpacks to more than" in refused(skops.io.dumps(FITTED), "m.skops")


@pytest.mark.parametrize("shown", ["m.skops", "m.pkl", "m.joblib"])
def test_damaged_files_are_told_without_their_content(shown):
    message = refused(b"canary canary canary", shown)
    assert f"model '{shown}' cannot be loaded as {shown[2:]}" in message
    assert "canary" not in message
    assert refused(b"", shown) == f"model '{shown}' is empty"


@pytest.mark.parametrize("shown", ["m.onnx", "m.txt", "package.module:loader", "model"])
def test_other_formats_are_not_supported(shown):
    assert "not supported by this version; supported: .skops, .joblib, .pickle, .pkl" in refused(b"x", shown)

"""Rows that loops make more of, or add up, and what is made of them."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import glob
import librosa
import numpy as np
import pandas as pd
import statsmodels.api as sm
from datasets import load_dataset
from gensim.models import Word2Vec
from rdkit import Chem
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict, cross_val_score, train_test_split
X, y = np.load("x.npy"), np.load("y.npy")
df = pd.read_csv("a.csv")
"""
JUDGED = """
a, b, c, d = train_test_split(X, y)
print(Ridge().fit(a, c).score(b, d))
"""
SOUND = """
def feats(sound, rate):
    return np.mean(librosa.feature.mfcc(y=sound, sr=rate).T, axis=0)
def features(path):
    sound, rate = librosa.load(path)
    return [feats(sound, rate), feats(sound + 0.1 * np.random.randn(len(sound)), rate)]
"""

LEAKS = {
    "array that grows": """
big, target = X, y
for _ in range(3):
    big, target = np.vstack([big, X + np.random.normal(0, 0.1, X.shape)]), np.append(target, y)
X, y = big, target
""",
    "appended": """
big = X
for _ in range(3):
    big = np.append(big, X + np.random.normal(0, 0.1, X.shape), axis=0)
X = big
""",
    "added up": """
mean = np.zeros(8)
for row in X:
    mean += row / len(X)
X = X - mean
""",
    "added up with the sum written out": """
total = np.zeros(8)
for row in X:
    total = total + row
X -= total / len(X)
""",
    "averages of words": """
docs = [text.split() for text in df.text]
words = Word2Vec(docs)
rows = []
for doc in docs:
    found = [words.wv[word] for word in doc if word in words.wv]
    rows.append(np.mean(found, axis=0) if found else np.zeros(100))
X = np.vstack(rows)
""",
    "pairs with changed ones": """
def changed(smiles):
    return Chem.MolToSmiles(Chem.MolFromSmiles(smiles), doRandom=True)
rows = [(s, t) for s, t in zip(df.smiles, df.y)]
rows += [(changed(s), t) for s, t in zip(df.smiles, df.y)]
X, y = zip(*rows)
""",
    "dictionaries in a loop over two columns": """
rows = []
for text, label in zip(df.text, df.label):
    rows.append({"text": text, "label": label})
    rows.append({"text": " ".join(sorted(text.split())), "label": label})
X = pd.DataFrame(rows)
""",
    "several of each file": SOUND
    + """
rows = []
for path in sorted(glob.glob("*.wav")):
    for one in features(path):
        rows.append(one)
X = np.array(rows)
""",
    "lists in a dictionary": """
rows = {"image": [], "label": []}
for image, label in zip(X, y):
    rows["image"] += [image, np.fliplr(image)]
    rows["label"] += [label] * 2
X, y = np.array(rows["image"]), rows["label"]
""",
    "mapped to more": """
def more(batch):
    out = {"text": []}
    for text in batch["text"]:
        out["text"] += [text, " ".join(sorted(text.split()))]
    return out
X = load_dataset("json", split="train").map(more, batched=True)
""",
}

FINE = {
    "columns one by one": """
rows = X[:, 0]
for place in range(1, 4):
    rows = np.vstack([rows, X[:, place] ** 2])
X = rows.T
""",
    "predictions one behind another": """
rows = cross_val_predict(Ridge(), X, y)
for alpha in (1, 10):
    rows = np.vstack([rows, cross_val_predict(Ridge(alpha=alpha), X, y)])
X = rows.T
""",
    "added up for each row": """
rows = []
for row in X:
    total = np.zeros(3)
    for value in row:
        total += value
    rows.append(total)
X = np.array(rows)
""",
    "mean of each value": """
df["mean"] = df["words"].map(lambda words: np.mean(words))
X = df[["mean"]]
""",
    "pairs of others": """
rows = [(text, 1) for text in df[df.y == 1].text]
rows += [(text.lower(), 0) for text in df[df.y == 0].text]
X, y = zip(*rows)
""",
    "several of each file beside one another": SOUND
    + """
rows = []
for path in sorted(glob.glob("*.wav")):
    row = []
    for one in features(path):
        row.append(one)
    rows.append(np.hstack(row))
X = np.array(rows)
""",
}

SERIES = """
s = pd.read_csv("s.csv", index_col=0, parse_dates=True)["y"]
train, test = s[:-12], s[-12:]
"""
FILES = """
import torch
from torch.utils.data import DataLoader, SubsetRandomSampler
from torchvision import datasets
model = torch.nn.Linear(784, 10)
train, test = datasets.MNIST("d", train=True), datasets.MNIST("d", train={train})
train_loader, test_loader = DataLoader(train{first}), DataLoader(test{second})
for x, y in train_loader:
    loss = torch.nn.functional.cross_entropy(model(x), y)
    loss.backward()
right = 0
for x, y in test_loader:
    right += (model(x).argmax(1) == y).sum().item()
print(right)
"""


def _found(text):
    source = read_module("m.py", text.encode())
    return {one.subject for one in rules.check_source(source) if one.subject.startswith("MLL")}


@pytest.mark.parametrize("name", LEAKS)
def test_leak(name):
    assert _found(HEAD + LEAKS[name] + JUDGED)


@pytest.mark.parametrize("name", FINE)
def test_fine(name):
    assert not _found(HEAD + FINE[name] + JUDGED)


@pytest.mark.parametrize("how", ["((test - p) ** 2).mean()", "np.mean(np.abs((test - p) / test)) * 100"])
def test_series_is_judged_on_what_it_was_fitted_on(how):
    predicted = ".fit().predict(start=test.index[0])\nprint("
    assert _found(f"{HEAD}{SERIES}p = sm.tsa.SARIMAX(s){predicted}{how})\n") == {"MLL101"}
    assert not _found(f"{HEAD}{SERIES}p = sm.tsa.SARIMAX(train){predicted}{how})\n")


def test_how_well_a_series_is_described():
    assert not _found(f"{HEAD}{SERIES}p = sm.tsa.SARIMAX(s).fit().predict(start=0)\nprint(((s - p) ** 2).mean())\n")


def test_data_sets_of_the_same_files():
    assert _found(FILES.format(train=True, first="", second="")) == {"MLL108"}
    assert not _found(FILES.format(train=False, first="", second=""))
    samplers = [f", sampler=SubsetRandomSampler({part})" for part in ("one", "other")]
    assert not _found(FILES.format(train=True, first=samplers[0], second=samplers[1]))


WINDOWS = """
for start in range(100, len(df), 7):
    past, next_week = df.iloc[:{end}], df.iloc[start:start + 7]
    model = Ridge().fit(past[["a"]], past["y"])
    print(np.abs(model.predict(next_week[["a"]]) - next_week["y"]).mean())
"""
ADDED = """
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold
total = np.zeros(len(X))
for tr, va in KFold(5, shuffle=True).split(X):
    for alpha in (1, 10):
        total[va] += Ridge(alpha=alpha).fit({fitted}).predict(X[va]) / 2
print(r2_score(y, total))
"""
PICTURES = """
from keras.preprocessing.image import ImageDataGenerator
a, b, c, d = train_test_split(X, y)
rows, labels = [], []
for pictures, names in ImageDataGenerator({how}).flow({given}):
    rows.extend(pictures)
    labels.extend(names)
a, b, c, d = {then}
print(Ridge().fit(a, c).score(b, d))
"""


def test_windows_that_end_alike():
    assert _found(HEAD + WINDOWS.format(end="start + 7")) == {"MLL108"}
    assert not _found(HEAD + WINDOWS.format(end="start"))


def test_predictions_that_are_added_up():
    assert _found(HEAD + ADDED.format(fitted="X, y"))
    assert not _found(HEAD + ADDED.format(fitted="X[tr], y[tr]"))


def test_pictures_that_a_generator_changes():
    again = "train_test_split(np.array(rows), np.array(labels))"
    assert _found(HEAD + PICTURES.format(how="rotation_range=20", given="X, y", then=again)) == {"MLL106"}
    assert not _found(HEAD + PICTURES.format(how="rescale=1 / 255", given="X, y", then=again))
    beside = "np.array(rows), b, np.array(labels), d"
    assert not _found(HEAD + PICTURES.format(how="rotation_range=20", given="a, c", then=beside))


def test_low_rank():
    rows = "import torch\nX = (torch.tensor(X) @ torch.pca_lowrank(torch.tensor(X), q=4)[2]).numpy()\n"
    assert _found(HEAD + rows + JUDGED) == {"MLL102"}

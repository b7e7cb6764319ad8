"""What the rules of reproducibility and evaluation find in code as people write it, what they leave, how they mend it.

A line that ends in `# <- CODE` is one where the rule finds something; all others are not.
"""

import re

import pytest

from mlgate import rules
from mlgate.rules.dataflow import Module
from mlgate.rules.sources import read_module

IMPORTS = """\
import glob, os, random, warnings
from pathlib import Path
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import KFold, cross_val_score, train_test_split
from sklearn.preprocessing import LabelEncoder
"""

WRONG = {
    "files into frames in a loop": """
frames = []
for name in os.listdir("raw"):  # <- MLR303
    frame = pd.read_csv(os.path.join("raw", name))
    frames.append(frame)
frame = pd.concat(frames, ignore_index=True)
train, test = train_test_split(frame, random_state=0)
""",
    "files into arrays, folders as labels": """
images, labels = [], []
for label, folder in enumerate(os.listdir("raw")):  # <- MLR303
    for name in sorted(os.listdir(folder)):
        images.append(np.load(name))
        labels.append(label)
X, y = np.array(images), np.array(labels)
LogisticRegression().fit(X, y)
""",
    "files in folders, in a function and through a loop": """
def load(root):
    features, labels = [], []
    for genre in os.listdir(root):  # <- MLR303
        for name in os.listdir(f"{root}/{genre}"):  # <- MLR303
            features.append(np.load(name))
            labels.append(genre)
    return np.array(features), np.array(labels)

X, y = load("genres")
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    "a list of the module that a function adds to": """
pairs = []

def collect():
    for folder in ("cats", "dogs"):
        for name in os.listdir(folder):  # <- MLR303
            try:
                pairs.append([np.load(name), folder])
            except OSError:
                pass

collect()
X, y = [], []
for image, label in pairs:
    X.append(image)
    y.append(label)
X = np.array(X) / 255
LogisticRegression().fit(X, y)
""",
    "files of a walk": """
def load(root):
    rows = []
    for folder, _, names in os.walk(root):  # <- MLR303
        for name in names:
            rows.append(np.load(os.path.join(folder, name)))
    return np.stack(rows)

LogisticRegression().fit(load("raw"), y)
""",
    "a frame that grows": """
data = pd.DataFrame()
for path in glob.glob("raw/*.csv"):  # <- MLR303
    data = pd.concat([data, pd.read_csv(path)])
train, test = train_test_split(data, random_state=0)
""",
    "mapped": """
data = pd.concat(map(pd.read_csv, Path("raw").glob("*.csv")))  # <- MLR303
LogisticRegression().fit(data[["a", "b"]], data["y"])
""",
    "files divided": """
paths = list(Path("raw").iterdir())  # <- MLR303
train_paths, test_paths = paths[:800], paths[800:]
LogisticRegression().fit(read(train_paths), y)
""",
    "files shuffled with a seed": """
random.seed(0)
paths = glob.glob("raw/*.npy")  # <- MLR303
random.shuffle(paths)
LogisticRegression().fit(read(paths), y)
""",
    "the files of a data set": """
import torch

class Images(torch.utils.data.Dataset):
    def __init__(self, root):
        self.names = [name for name in os.listdir(root) if name.endswith(".png")]  # <- MLR303

    def __getitem__(self, number):
        return self.names[number]
""",
    "columns of a set": """
columns = list(set(df.columns).difference(["late"]))  # <- MLR303
X = df[columns]
X_train, X_test, y_train, y_test = train_test_split(X, df["late"], random_state=0)
""",
    "columns by loc": """
columns = list({"hour", "carrier", "origin"})  # <- MLR303
LogisticRegression().fit(df.loc[:, columns], df["late"])
""",
    "classes numbered": """
codes = {name: number for number, name in enumerate(set(df["carrier"]))}  # <- MLR303
LogisticRegression().fit(df["carrier"].map(codes), y)
""",
    "a class's number looked up": """
names = os.listdir("raw")  # <- MLR303
y = [names.index(one) for one in labels]
LogisticRegression().fit(X, y)
""",
    "noise and shuffles of NumPy": """
order = np.random.permutation(len(X))  # <- MLR302
np.random.shuffle(X)  # <- MLR302
again = np.random.choice(len(X), len(X))  # <- MLR302
some = random.sample(range(len(X)), 500)  # <- MLR302
LogisticRegression().fit(X + np.random.normal(0, 1, X.shape), y)  # <- MLR302
""",
    "another generator is seeded": """
np.random.seed(0)
random.shuffle(names)  # <- MLR302
LogisticRegression().fit(X, y)
""",
    "a seed that is none": """
np.random.seed(None)
LogisticRegression().fit(np.random.rand(10, 2), y)  # <- MLR302
""",
    "generators made without a seed": """
np.random.seed(0)
first, second, third = np.random.default_rng(), np.random.RandomState(None), random.Random()  # <- MLR302
LogisticRegression().fit(X, y)
""",
    "a share of the rows": """
df = df.sample(frac=1).reset_index(drop=True)  # <- MLR302
LogisticRegression().fit(df[["a"]], df["y"])
""",
    "weights and splits of torch": """
import torch
train, test = torch.utils.data.random_split(rows, [80, 20])  # <- MLR302
weights = torch.nn.Parameter(torch.randn(10, 1))  # <- MLR302
optimizer = torch.optim.SGD([weights], lr=0.1)
loss.backward()
optimizer.step()
""",
    "everything silenced": """
warnings.simplefilter("ignore")  # <- MLE203
warnings.filterwarnings(action="ignore", category=Warning)  # <- MLE203
LogisticRegression().fit(X, y)
""",
    "silenced around a fit": """
with warnings.catch_warnings(action="ignore"):  # <- MLE203
    LogisticRegression().fit(X, y)
with warnings.catch_warnings(record=True):
    warnings.filterwarnings("ignore")  # <- MLE203
    for _ in range(3):
        LogisticRegression().fit(X, y)
""",
    "paths of one machine": """
DATA = "/Users/ada/flights"
first = pd.read_csv(DATA + "/train.csv")  # <- MLR304
second = pd.read_csv(f"{DATA}/test.csv")  # <- MLR304
third = pd.read_parquet(rf"D:\\flights\\{year}.parquet")  # <- MLR304
with open("/content/drive/MyDrive/model.pkl", "wb") as file:  # <- MLR304
    file.write(b"")
first.to_csv(Path("/home/ada/out") / "train.csv")  # <- MLR304
again = pd.read_csv(DATA + "/train.csv")
""",
    "downloads": """
import urllib.request
import tensorflow as tf
from tensorflow.keras.utils import get_file
urllib.request.urlretrieve(URL, "flights.csv")  # <- MLR305
get_file("flights.csv", URL)  # <- MLR305
tf.keras.utils.get_file("flights.csv", URL, cache_dir=".")  # <- MLR305
pd.read_csv("https://github.com/ada/flights/raw/main/train.csv")  # <- MLR305
LogisticRegression().fit(X, y)
""",
    "downloads of torch and others": """
import pooch
import torch
pooch.retrieve(URL, known_hash=None)  # <- MLR305
pooch.retrieve(URL, None)  # <- MLR305
torch.hub.load_state_dict_from_url(URL, progress=False)  # <- MLR305
""",
}

RIGHT = {
    "trees that are given the state of fitted ones": """
def translated(state, is_classifier):
    if is_classifier:
        tree = RandomForestClassifier(max_depth=3)
    else:
        tree = RandomForestRegressor(max_depth=3)
    try:
        tree.__setstate__(state)
    except ValueError as error:
        raise TypeError("another version") from error
    return tree
""",
    "sorted somewhere": """
frame = pd.concat([pd.read_csv(path) for path in glob.glob("raw/*.csv")]).sort_values("departed_at")
train, test = train_test_split(frame, shuffle=False)
names = os.listdir("raw")
names.sort()
LogisticRegression().fit(np.array([np.load(name) for name in names]), y)
""",
    "sorted folders of a walk": """
rows = []
for folder, folders, names in os.walk("raw"):
    folders.sort()
    for name in sorted(names):
        rows.append(np.load(os.path.join(folder, name)))
LogisticRegression().fit(np.stack(rows), y)
""",
    "no order is asked of it": """
known = set(df["carrier"])
print(len(known), "AA" in known, max(known), list(known))
df = df[df["carrier"].isin(known)].drop(columns=set(df.columns) - {"hour", "late"})
for path in glob.glob("raw/*.csv"):
    frame = pd.read_csv(path)
    LogisticRegression().fit(frame[["hour"]], frame["late"])
LabelEncoder().fit(list(set(df["carrier"])))
LogisticRegression().fit(df[["hour"]], df["late"])
""",
    "a list beside a set of the same": """
columns = ["hour", "carrier"]
missing = set(columns) - set(df.columns)
LogisticRegression().fit(df[columns], df["late"])
""",
    "lists within a loop over files": """
for path in glob.glob("raw/*.txt"):
    rows = []
    for line in open(path):
        rows.append([float(field) for field in line.split()])
    LogisticRegression().fit(np.array(rows), y)
""",
    "numbers in a set": """
sizes = list({1, 2, 3})
LogisticRegression().fit(np.array(sizes), y)
""",
    "a few files shown": """
for path in random.sample(glob.glob("raw/*.png"), 3):
    show(path)
for path in glob.glob("raw/*.png")[:9]:
    show(path)
LogisticRegression().fit(X, y)
""",
    "columns of a set that are looked at": """
columns = list(set(df.columns) - {"late"})
print(df[columns].isna().sum())
LogisticRegression().fit(df[["hour"]], df["late"])
""",
    "seeded by any name": """
from transformers import set_seed
set_seed(0)
random.shuffle(names)
LogisticRegression().fit(np.random.rand(10, 2), y)
""",
    "seeded by Keras": """
import tensorflow as tf
tf.keras.utils.set_random_seed(0)
random.shuffle(names)
LogisticRegression().fit(np.random.rand(10, 2), y)
""",
    "seeded in a function of its own": """
def fix(seed):
    random.seed(seed)
    np.random.seed(seed)

fix(0)
random.shuffle(names)
LogisticRegression().fit(np.random.rand(10, 2), y)
""",
    "a generator given": """
class Noise:
    def __init__(self, random_state=None):
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.RandomState() if self.random_state is None else np.random.RandomState(self.random_state)
        LogisticRegression().fit(X + rng.normal(size=X.shape), y)

def shuffled(X, rng=None):
    return (rng or np.random.default_rng()).permutation(X)

def prepare(folds, X, y):
    if hasattr(folds, "random_state") and folds.random_state is None:
        folds.random_state = np.random.RandomState()
    LogisticRegression().fit(X, y)
""",
    "functions of a library, whose caller seeds what all share": """
def shuffled(X):
    np.random.shuffle(X)
    return X

def train(X, y):
    return LogisticRegression().fit(shuffled(X), y)
""",
    "drawn where nothing is trained": """
colours = np.random.rand(10, 3)
few = df.sample(frac=0.1)
""",
    "a few rows looked at": """
print(df.sample(5), random.choice(names), random.randint(0, 9), random.sample(names, 9))
print(X[np.random.randint(0, len(X))], X[np.random.choice(len(X), (3, 3))])
LogisticRegression().fit(X, y)
""",
    "torch with a generator": """
import torch
own = torch.Generator().manual_seed(0)
train, test = torch.utils.data.random_split(rows, [80, 20], generator=own)
LogisticRegression().fit(X, y)
""",
    "warnings that are named": """
from sklearn.exceptions import ConvergenceWarning
warnings.filterwarnings("ignore", category=ConvergenceWarning)
warnings.filterwarnings("ignore", "is deprecated")
warnings.filterwarnings("ignore", module="seaborn")
warnings.simplefilter("ignore", FutureWarning)
warnings.simplefilter("error")
warnings.filterwarnings(action)
LogisticRegression().fit(X, y)
""",
    "silenced where nothing is fitted": """
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import seaborn
LogisticRegression().fit(X, y)
""",
    "silenced where nothing is trained": """
warnings.filterwarnings("ignore")
print(df.describe())
""",
    "paths that others have": """
first = pd.read_csv("/tmp/train.csv")
second = pd.read_csv("/kaggle/input/flights/train.csv")
third = pd.read_csv("/home/jovyan/data/train.csv")
fourth = pd.read_csv("s3://flights/train.csv")
fifth = pd.read_csv("~/train.csv")
null = open("/dev/null")
print("/home/ada/train.csv".startswith("/home/ada/"))
""",
    "pinned downloads": """
import pooch
from sklearn.datasets import fetch_openml
from tensorflow.keras.utils import get_file
get_file("flights.csv", URL, file_hash="0123")
pooch.retrieve(URL, known_hash="sha256:0123")
fetch_openml(data_id=42)
fetch_openml("adult", 2)
pd.read_csv("https://raw.githubusercontent.com/ada/flights/v1.2/train.csv")
pd.read_csv("https://zenodo.org/record/1/files/train.csv")
pd.read_csv("https://archive.example.org/train.csv")
""",
    "downloads that are verified": """
from urllib.request import urlretrieve
urlretrieve(URL, "flights.csv")
verify_sha256("flights.csv")
from checks import verify_sha256
verify_sha256("flights.csv", EXPECTED)
""",
    "stratification and torch's kernels, that are opt-in": """
import torch
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression(class_weight="balanced").fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
print(cross_val_score(model, X, y, cv=KFold(5)))
torch.utils.data.DataLoader(rows, shuffle=True, num_workers=2)
""",
}

OPT_IN = {
    "scored by accuracy alone": """
print(accuracy_score(y, p))  # <- MLE204
model = RandomForestClassifier(random_state=0, class_weight={0: 1, 1: 9})
""",
    "another score in cross-validation": """
print(accuracy_score(y, p))
model = LogisticRegression(class_weight="balanced")
cross_val_score(model, X, y, scoring="average_precision")
""",
    "split without the classes": """
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)  # <- MLE205
for model in (LogisticRegression(), RandomForestClassifier(random_state=0)):
    model.fit(X_train, y_train)
cross_val_score(model, X, y, cv=KFold(3))  # <- MLE205
""",
    "split in the order of time, by the classes, or for numbers": """
from sklearn.linear_model import Ridge
a, b, c, d = train_test_split(X, y, shuffle=False)
LogisticRegression().fit(a, c)
a, b, c, d = train_test_split(X, y, stratify=y, random_state=0)
LogisticRegression().fit(a, c)
a, b, c, d = train_test_split(X, y, random_state=0)
Ridge().fit(a, c)
""",
    "torch without deterministic kernels": """
import torch
optimizer = torch.optim.SGD(weights, lr=0.1)
loss.backward()  # <- MLR306
optimizer.step()
torch.backends.cudnn.benchmark = True
torch.utils.data.DataLoader(rows, 32, True)  # <- MLR307
torch.utils.data.DataLoader(rows, num_workers=2, worker_init_fn=seed)
""",
    "torch with deterministic kernels": """
import torch
torch.backends.cudnn.deterministic = True
optimizer = torch.optim.SGD(weights, lr=0.1)
loss.backward()
optimizer.step()
torch.utils.data.DataLoader(rows, 32, True, generator=own)
""",
}
CHOSEN = ("MLE204", "MLE205", "MLR306", "MLR307")

FIXED = {
    "train_test_split(X)": "train_test_split(X, random_state=0)",
    "RandomForestClassifier(100, random_state=None)": "RandomForestClassifier(100, random_state=0)",
    "RandomForestClassifier(max_depth=3)": "RandomForestClassifier(random_state=0, max_depth=3)",
    "np.random.default_rng()": "np.random.default_rng(0)",
    "np.random.RandomState(None)": "np.random.RandomState(0)",
    "df.sample(frac=1)": "df.sample(random_state=0, frac=1)",
    "train_test_split(os.listdir(a), random_state=0)": "train_test_split(sorted(os.listdir(a)), random_state=0)",
    "[RandomForestClassifier() for _ in range(9)]": None,
    "list(map(RandomForestClassifier, depths))": None,
    "train_test_split(*given)": None,
    "train_test_split(list(set(df['id'])), random_state=0)": None,
}


def found(code, select=("MLE2", "MLR3"), ignore=CHOSEN):
    source = read_module("module.py", (IMPORTS + code).encode())
    return {(finding.location.line, finding.subject) for finding in rules.check_source(source, select, ignore)}


def expected(code):
    lines = (IMPORTS + code).splitlines()
    marks = ((number, re.search(r"# <- (\w+)$", line)) for number, line in enumerate(lines, start=1))
    return {(number, mark[1]) for number, mark in marks if mark}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_found_where_it_is(case):
    assert expected(WRONG[case])
    assert found(WRONG[case]) == expected(WRONG[case])


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_left_alone(case):
    assert found(RIGHT[case]) == set()


@pytest.mark.parametrize("case", OPT_IN)
def test_what_is_often_meant_is_found_where_it_is_asked_for(case):
    assert found(OPT_IN[case], CHOSEN, ()) == expected(OPT_IN[case])


def mended(code):
    module = Module(read_module("module.py", code.encode()))
    lines = code.split("\n")
    changes = {
        edit: None for one in rules.chosen(["MLE", "MLR"]) for hit in rules.load(one).find(module) for edit in hit.edits
    }
    for edit in sorted(changes, key=lambda edit: (edit.line, edit.offset), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.offset] + edit.text + line[edit.end_offset :]
    return "\n".join(lines)


@pytest.mark.parametrize("call", FIXED)
def test_what_draws_or_lists_is_mended(call):
    before = f"{IMPORTS}result = {call}\nLogisticRegression().fit(X, y)\n"
    after = mended(before)
    assert after == before.replace(call, FIXED[call] or call)
    assert mended(after) == after


@pytest.mark.parametrize(
    "code",
    [
        "while scores:\n    train, test = train_test_split(X)\n",
        "def again():\n    return train_test_split(X)\nscores = [again() for _ in range(9)]\n",
        "def noise():\n    return np.random.default_rng()\n",
        "for kind in (RandomForestClassifier, LogisticRegression):\n    model = kind()\n",
        "model = (RandomForestClassifier if large else KFold)(shuffle=True)\n",
    ],
)
def test_what_is_drawn_again_and_again_is_not_given_one_seed(code):
    before = f"{IMPORTS}{code}LogisticRegression().fit(X, y)\n"
    assert found(code + "LogisticRegression().fit(X, y)\n", ("MLR301", "MLR302"), ())
    assert mended(before) == before


def test_files_in_an_archive_which_cannot_be_compared_are_not_sorted():
    code = "import os, pathlib, zipfile\nimport pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    code += "names = [one.name for one in {}.iterdir()]\ntrain_test_split(pd.DataFrame(names), random_state=0)\n"
    plain, packed = code.format("pathlib.Path('a')"), code.format("zipfile.Path('a.zip')")
    assert mended(plain) == plain.replace("pathlib.Path('a').iterdir()", "sorted(pathlib.Path('a').iterdir())")
    assert {one.subject for one in rules.check_source(read_module("a.py", packed.encode()), ["MLR303"])} == {"MLR303"}
    assert mended(packed) == packed


def test_nothing_is_stratified_by_a_fix():
    # It would fail where there is one row of a class, or a part has fewer rows than there are classes.
    code = "from sklearn.model_selection import train_test_split\nfrom sklearn.naive_bayes import GaussianNB\n"
    code += "a, b, c, d = train_test_split(X, y, random_state=0)\nGaussianNB().fit(a, c)\n"
    (hit,) = rules.load("MLE205").find(Module(read_module("a.py", code.encode())))
    assert hit.edits == ()

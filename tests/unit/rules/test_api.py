"""What the rules about the libraries' own contracts (MLA) find, leave alone and mend.

A line that ends in `# <- CODE` is one where the rule finds something; all others are not.
"""

import ast
import json
import re

import pytest

from mlgate import rules
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.sources import read_module

MLA = [code for code in rules.codes() if code.startswith("MLA")]
IMPORTS = """\
import pandas as pd
import polars as pl
import torch
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVC
from torch import nn
"""

CASES = {
    "columns, text and branches of a table": """
if cold:
    df = pd.read_csv("a.csv")
else:
    df = pd.read_parquet("a.parquet")
df["a"].astype(int)  # <- MLA401
df["a"].str.strip()  # <- MLA401
df[["a", "b"]].fillna(0)  # <- MLA401
df.groupby("a").mean()
df.drop(columns="b", inplace=True)
df.drop(columns="b", **how)
df.info()
""",
    "a table by its annotation, in a function": """
def clean(df: pd.DataFrame, frame: pl.DataFrame, other):
    df.sort_values("a")  # <- MLA401
    frame.with_columns(a=1)  # <- MLA401
    other.sort_values("a")
    return df, frame
""",
    "polars, lazily": """
lazy = pl.scan_parquet("a.parquet")
lazy.filter(pl.col("a") > 1)  # <- MLA401
table = lazy.collect()
table.drop("a")  # <- MLA401
table.insert_column(0, pl.Series("b", [1]))
""",
    "called to see if it can be, to measure it, or by something else": """
df = pd.read_csv("a.csv")
try:
    df["a"].astype(int)
except ValueError:
    print("no numbers")
with pytest.raises(KeyError):
    df.drop(columns="b")
def time_sort():
    df.sort_values("a")
def test_drop():
    df.drop(columns="b")
names = {"a": 1}
names.copy()
"a".replace("a", "b")
for piece in pd.read_csv("a.csv", chunksize=10):
    piece.dropna()
""",
    "what a cell of a script shows": """
# %%
df = pd.read_csv("a.csv")
df.dropna()

# %%
# Text.
df.dropna()  # <- MLA401
df.round(2)
""",
    "chained, in every spelling": """
df = pd.read_csv("a.csv")
df[df["a"] > 1]["b"] = 0  # <- MLA402
df["b"][df["a"] > 1] = 0  # <- MLA402
df.loc[df["a"] > 1]["b"] = 0  # <- MLA402
df["b"].iloc[0] = 0  # <- MLA402
df["b"][0] += 1  # <- MLA402
df.b[df.a > 1] = 0  # <- MLA402
df["b"].fillna(0, inplace=True)  # <- MLA402
df.b.replace(1, 2, inplace=True)  # <- MLA402
for i in range(3):
    df["b"][i] = i  # <- MLA402
class Table:
    def __init__(self):
        self.df = pd.DataFrame()
    def fill(self):
        self.df["a"].fillna(0, inplace=True)  # <- MLA402
""",
    "written where it stays": """
df = pd.read_csv("a.csv")
df.loc[df["a"] > 1, "b"] = 0
df["b"] = df["b"].fillna(0)
df.fillna(0, inplace=True)
df.attrs["units"] = {}
df.attrs["units"]["a"] = "m"
df.meta["a"] = 1
df.at[0, "settings"]["a"] = 1
tables = {"a": df}
tables["a"]["b"] = 1
tables["a"].fillna(0, inplace=True)
column = df["b"]
column.fillna(0, inplace=True)
column[0] = 1
array = df.to_numpy()
array[0][1] = 2
rows = [[1, 2]]
rows[0][1] = 3
""",
    "steps and parameters": """
numbers = Pipeline([("impute", PCA()), ("scale", StandardScaler())])
columns = ColumnTransformer([("num", numbers, ["a"]), ("cat", OneHotEncoder(), ["b"])])
pipe = Pipeline([("prepare", columns), ("model", SVC())], memory=None)
GridSearchCV(pipe, {"prepare__num__scale__with_mean": [True], "model__C": [1], "memory": [None]})
GridSearchCV(pipe, {"prepare__nums__scale__with_mean": [True]})  # <- MLA403
GridSearchCV(pipe, {"prepare__num__scaler__with_mean": [True]})  # <- MLA403
GridSearchCV(pipe, [{"model": [PCA()], "model__n_components": [1]}, {"C": [1]}])  # <- MLA403
grid = {}
grid["svc__C"] = [1]
RandomizedSearchCV(estimator=pipe, param_distributions=grid)  # <- MLA403
twice = make_pipeline(StandardScaler(), StandardScaler(), SVC())
twice.set_params(**{"standardscaler-2__with_std": False, "svc__C": 2})
twice.set_params(standardscaler__with_std=False)  # <- MLA403
GridSearchCV(SVC(), {"svc__C": [1]})  # <- MLA403
GridSearchCV(SVC(), {"n_neighbors": [1]})  # <- MLA403
GridSearchCV(SVC(), {"gama_of_a_later_version": [1]})
made = make_column_transformer((StandardScaler(), ["a"]), remainder="passthrough")
made.set_params(standardscaler__with_std=False, remainder="drop")
FeatureUnion([("a", PCA())]).set_params(b__n_components=1)  # <- MLA403
""",
    "steps that are not all known": """
pipe = Pipeline(steps_of(data))
GridSearchCV(pipe, {"model__C": [1]})
named = Pipeline([(name, SVC()), ("b", PCA())])
GridSearchCV(named, {"model__C": [1]})
changed = Pipeline([("a", PCA())])
changed.steps.append(("model", SVC()))
GridSearchCV(changed, {"model__C": [1]})
for one in (SVC(), make_pipeline(SVC())):
    if isinstance(one, SVC):
        one.set_params(C=1)
GridSearchCV(wrapped(SVC()), {"model__C": [1]})
""",
    "what an estimator does at its start": """
class One(BaseEstimator):
    def __init__(self, a, b=None, c=1, *rest, **more):  # <- MLA404
        if a is None:
            raise ValueError("a")  # <- MLA404
        self.a = int(a)  # <- MLA404
        self.b = b or []  # <- MLA404
        self.see = c  # <- MLA404
        self.mean_ = 0  # <- MLA404
        self._cache = {}
        self.log = print
class Two(TransformerMixin, One):
    def __init__(self, a, columns=None):
        if columns is None:
            columns = [a]  # <- MLA404
        self.a = a
        self.columns = columns
""",
    "what an estimator may do": """
class Base(BaseEstimator):
    def __init__(self, a, b=None):
        self.a = a
        self.b = b
        if self.a:
            print("verbose")
class Derived(Base):
    def __init__(self, a, c, **more):
        super().__init__(a, **more)
        self.c = c
class Own(BaseEstimator):
    def __init__(self, **given):
        self.given = given
    def get_params(self, deep=True):
        return self.given
class _Part(BaseEstimator):
    def __init__(self, a):
        self.a_ = a
class NoEstimator:
    def __init__(self, a):
        self.a_ = int(a)
class Renamed(BaseEstimator):
    def __init__(self, a):
        self._a = a
    @property
    def a(self):
        return self._a
""",
    "a transformer of a pipeline that caches": """
pca, scale, model = PCA(), StandardScaler(), SVC()
pipe = Pipeline([("scale", scale), ("pca", pca), ("model", model)], memory="cache")
print(pca.n_components)
pipe.fit(X, y)
print(pca.components_)  # <- MLA405
print(model.support_, pipe.named_steps["pca"].components_)
scale.fit(X)
print(scale.mean_)
""",
    "a transformer that was fitted itself": """
pca = PCA()
pipe = make_pipeline(pca, SVC(), memory=None)
pipe.fit(X, y)
print(pca.components_)
""",
    "modules": """
class Net(nn.Module):
    def __init__(self):
        self.a = nn.Linear(1, 2)  # <- MLA407
class Part(Net):
    def __init__(self, a):
        self.a = a  # <- MLA407
class Late(torch.nn.Module):
    def __init__(self):
        self.width = 3
        self.layer = nn.Linear(1, 2)  # <- MLA407
        super().__init__()
class Fine(nn.Module):
    def __init__(self):
        super(Fine, self).__init__()
        self.a = nn.Linear(1, 2)
class Bare(nn.Module):
    def forward(self, x):
        return x
class Other:
    def __init__(self):
        self.a = nn.Linear(1, 2)
""",
    "evaluated as it is trained": """
def accuracy(model, test_loader):
    for x, y in tqdm(test_loader):
        right = model(x)  # <- MLA408
    for x, y in train_loader:
        right = model(x)
    for x, y in enumerate(val_loader):
        model(x).backward()
    for name in test_names:
        model(name)
""",
    "networks of the module, evaluated as they are trained": """
class Net(nn.Module):
    def forward(self, x):
        return df.eval("x") or "model.eval() is not called"
class DiceLoss(nn.Module):
    pass
def test_loop(loader, model, criterion):
    for x, y in loader:
        loss = criterion(model(x), y)  # <- MLA408
def evaluate(loader):
    for x, y in loader:
        nn.Softmax(1)(stack(x))
        DiceLoss()(x, y)
def fit(loader, model):
    for x, y in loader:
        model(x)
def test_shapes(test_loader, model):
    for x, y in test_loader:
        model(x)
test_loop(loader, Net(), DiceLoss())
fit(loader, Net())
evaluate(loader)
layers = nn.Sequential(nn.Dropout(), nn.Linear(1, 2))
for x, y in val_loader:
    layers(x)  # <- MLA408
""",
    "tables put together by a comprehension": """
df = pd.concat([pd.read_csv(f) for f in files])
df.dropna()  # <- MLA401
df["a"][df["b"] > 1] = 0  # <- MLA402
also = pd.concat((pd.read_csv(f) for f in sorted(files)), ignore_index=True)
also.drop(columns="a")  # <- MLA401
some = pd.concat([pd.read_csv(f)["a"] for f in files])
some.explode()
other = pd.concat([load(f) for f in files])
other.dropna()
print(df, also)
""",
    "of a caller who may have called eval": """
def validate(model, loader):
    for x, y in loader:
        model(x)
""",
    "trained in the module, and evaluated as it is trained": """
def validate(model, loader):
    for x, y in loader:
        model(x)  # <- MLA408
def train(model, loader):
    for x, y in loader:
        model(x).sum().backward()
""",
    "evaluated without a gradient": """
model = nn.Sequential(nn.Dropout())
@torch.no_grad()
def test(loader):
    for x, y in loader:
        model(x)
""",
    "evaluated": """
for x, y in test_loader:
    right = model(x)
model.eval()
""",
}
OPTIONAL = {
    "columns as they were read": (
        "MLA406",
        """
from sklearn.neighbors import KNeighborsRegressor
df = pd.read_csv("a.csv")
KNeighborsRegressor().fit(df.drop(columns="y"), df["y"])  # <- MLA406
KNeighborsRegressor().fit(StandardScaler().fit_transform(df[["a", "b"]]), df["y"])
SVC(kernel=chosen).fit(df[["a", "b"]], df["y"])
SVC().fit(given, df["y"])
""",
    ),
    "merged": (
        "MLA409",
        """
a, b = pd.read_csv("a.csv"), pd.read_csv("b.csv")
a.merge(b, on="k")  # <- MLA409
pd.merge(a, b)  # <- MLA409
a.merge(b, on="k", validate="1:1")
a.merge(b.groupby("k").size().reset_index(), on="k")
a.merge(b.drop_duplicates("k"), on="k")
a.merge(b, how="cross")
other.merge(b)
""",
    ),
}


def found(code, select):
    source = read_module("module.py", (IMPORTS + code).encode())
    return {(finding.location.line, finding.subject) for finding in rules.check_source(source, select)}


def expected(code):
    lines = (IMPORTS + code).splitlines()
    marks = ((number, re.search(r"# <- (\w+)$", line)) for number, line in enumerate(lines, start=1))
    return {(number, mark[1]) for number, mark in marks if mark}


@pytest.mark.parametrize("case", CASES)
def test_each_finding_is_where_it_should_be_and_there_is_no_other(case):
    assert found(CASES[case], ["MLA"]) == expected(CASES[case])


def test_every_wrong_key_of_a_grid_is_told_with_the_step_that_it_begins_with():
    code = """
pipe = Pipeline([("scale", StandardScaler()), ("clf", SVC()), ("last", SVC())])
GridSearchCV(pipe, [{"clf_C": [1], "clf__C": [1]}, {"gamma": [1], "scale__no": [1]}])
"""
    (finding,) = rules.check_source(read_module("a.py", (IMPORTS + code).encode()), ["MLA403"])
    assert "'clf_C' is no parameter of Pipeline" in finding.message
    assert "as in 'clf__C'; 'gamma' is no parameter" in finding.message
    assert "as in 'last__gamma'" in finding.message


@pytest.mark.parametrize("case", OPTIONAL)
def test_what_is_asked_for_is_found(case):
    code, text = OPTIONAL[case]
    assert expected(text)
    assert found(text, [code]) >= expected(text)
    assert {one for one in found(text, [code]) if one[1] == code} == expected(text)


@pytest.mark.parametrize("head", ["import pandas as pd\ndf = pd.read_csv('a.csv')\n"])
@pytest.mark.parametrize(
    "line", ["df.dropna()\nprint(df)", "df['a'][df['b'] > 1] = 0", "df['a'].fillna(0, inplace=True)"]
)
def test_a_module_with_nothing_but_a_table_is_read(head, line):
    assert rules.check_source(read_module("a.py", (head + line).encode()), ["MLA"])


def test_the_last_expression_of_a_cell_is_shown():
    cells = ["import pandas as pd\ndf = pd.read_csv('a.csv')\ndf.dropna()", "df.dropna()\nprint(df)", "df.dropna();"]
    document = {
        "cells": [{"cell_type": "code", "source": cell, "outputs": [], "metadata": {}} for cell in cells],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    findings = rules.check_source(read_notebook("n.ipynb", json.dumps(document).encode()), ["MLA401"])
    assert [(one.location.cell, one.location.line) for one in findings] == [(2, 1)]


def mended(text):
    """Return `text` with the edits of all MLA rules, from the last place to the first."""
    content = (IMPORTS + text).encode()
    module = rules.Module(read_module("a.py", content))
    hits = (hit for code in MLA if not rules.load(code).RULE.opt_in for hit in rules.load(code).find(module))
    changes = {edit for hit in hits for edit in hit.edits}
    lines = content.split(b"\n")
    for one in sorted(changes, key=lambda one: (one.line, one.offset), reverse=True):
        assert one.line == one.end_line
        line = lines[one.line - 1]
        lines[one.line - 1] = line[: one.offset] + one.text.encode() + line[one.end_offset :]
    return b"\n".join(lines).decode().removeprefix(IMPORTS)


BASE = "class Base(nn.Module):\n    def __init__(self, a):\n        super().__init__()\n"
NET = "class Net(nn.Module):\n    def __init__(self):\n        '''A net.'''\n"
CACHED = 'pca = PCA()\npipe = Pipeline([("p", pca), ("m", SVC())], memory="m")\npipe.fit(X, y)\n'
READ = 'df = pd.read_csv("é.csv")\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (READ + "df.dropna()\nprint(df)\n", READ + "df = df.dropna()\nprint(df)\n"),
        (
            "def clean(df: pd.DataFrame):\n    df.drop(\n        columns='a')\n    return df\n",
            "def clean(df: pd.DataFrame):\n    df = df.drop(\n        columns='a')\n    return df\n",
        ),
        (READ + 'df["é"].fillna(df["a"], inplace=True)\n', READ + 'df["é"] = df["é"].fillna(df["a"])\n'),
        (READ + "df['a'].replace(inplace=True, value=1)\n", READ + "df['a'] = df['a'].replace(value=1)\n"),
        (READ + 'df[df["a"] > 1]["b"] = 0\n', READ + 'df.loc[df["a"] > 1, "b"] = 0\n'),
        (READ + "df['b'][df.a == 'x'] += 1\n", READ + "df.loc[df.a == 'x', 'b'] += 1\n"),
        (
            NET + "        self.a = nn.Linear(1, 2)\n",
            NET + "        super().__init__()\n        self.a = nn.Linear(1, 2)\n",
        ),
        (CACHED + "print(pca.mean_)\n", CACHED + 'print(pipe.named_steps["p"].mean_)\n'),
    ],
)
def test_the_mend(before, after):
    assert mended(before) == after
    ast.parse(after)
    assert mended(after) == after


@pytest.mark.parametrize(
    "text",
    [
        # Nothing reads it afterwards: what is meant is not known.
        READ + "df.dropna()\n",
        # It would become a local name.
        READ + "def clean():\n    df.dropna()\n    return df\n",
        "for df in (pd.read_csv('a'), pd.read_csv('b')):\n    df.dropna()\nprint(df)\n",
        READ + "x = df['a'].fillna(0, inplace=True)\n",
        READ + "df['a'].fillna(0, inplace=True, **how)\n",
        READ + "df[mask]['b'] = 0\n",
        READ + "df['b'].iloc[0] = 0\n",
        "class Net(nn.Module, Mixin):\n    def __init__(self):\n        self.a = nn.Linear(1, 2)\n",
        # What the base is to be initialised with is not known.
        f"{BASE}class Net(Base):\n    def __init__(self):\n        self.a = nn.Linear(1, 2)\n",
    ],
)
def test_what_has_no_safe_mend_is_found_and_left(text):
    assert found(text, ["MLA"])
    assert mended(text) == text

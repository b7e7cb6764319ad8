"""What the rules find in code as people write it, and what they leave alone.

A line that ends in `# <- CODE` is one where the rule finds something; all others are not.
"""

import re

import pytest

from mlgate import rules
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.sources import read_module
from saved_notebooks import read_example

IMPORTS = """\
import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, mean_squared_error
from sklearn.model_selection import GridSearchCV, KFold, TimeSeriesSplit, cross_val_score, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, Normalizer, StandardScaler
from sklearn.tree import DecisionTreeClassifier
"""

LEAKS = {
    "one that a script gives no seed, beside one that it does": """
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.pipeline import make_pipeline

def clusters(model, X, seed):
    return model.set_params(random_state=seed).fit_predict(X)

X = make_pipeline(TruncatedSVD(2)).fit_transform(np.load("x.npy"))  # <- MLR301
print(clusters(KMeans(3, random_state=0), X, 1))
""",
    "judged by hand on the rows that it was fitted on": """
frame = pd.read_csv("rows.csv")
X, y = frame.drop(columns="y"), frame["y"]
predicted = Ridge().fit(X, y).predict(X)
print(np.mean((y - predicted) ** 2))  # <- MLL108
""",
    "a score of rows that a caller gives": """
def train(X, y):
    model = Ridge().fit(X, y)
    print(model.score(X, y))  # <- MLL108
    return model
""",
    "scaled by the most of each column, in place": """
X = np.load("x.npy")
X /= X.max(axis=0)  # <- MLL102
X_train, X_test = train_test_split(X, random_state=0)
""",
    "classes where scores are wanted, through names": """
from sklearn.metrics import roc_auc_score
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
pipe = Pipeline([("scale", StandardScaler()), ("clf", LogisticRegression())])
pipe.fit(X_train, y_train)
y_pred = pipe.predict(X_test)
print(roc_auc_score(y_test, y_pred))  # <- MLE202
""",
    "classes of a search where scores are wanted": """
from sklearn.metrics import average_precision_score as ap
search = GridSearchCV(LogisticRegression(), {"C": [1, 10]}).fit(X_train, y_train)
print(ap(y_test, search.predict(X_test)))  # <- MLE202
""",
    "predictions first": """
from sklearn.metrics import classification_report, f1_score
model = LogisticRegression().fit(X_train, y_train)
p = model.predict(X_test)
print(classification_report(p, y_test))  # <- MLE201
print(f1_score(y_pred=y_test, y_true=p, average="macro"))  # <- MLE201
""",
    "through a name": """
scaler = StandardScaler()
X = scaler.fit_transform(X)  # <- MLL101
a, b = train_test_split(X, random_state=0)
""",
    "module alias": """
import sklearn.preprocessing as pp
import sklearn.model_selection
Z = pp.RobustScaler().fit_transform(X)  # <- MLL101
a, b = sklearn.model_selection.train_test_split(Z, random_state=0)
""",
    "class under another name": """
from sklearn.preprocessing import StandardScaler as Scale
Z = Scale().fit_transform(X)  # <- MLL101
a, b = train_test_split(Z, random_state=0)
""",
    "fit and transform apart": """
scaler = MinMaxScaler().fit(df)  # <- MLL101
df2 = pd.DataFrame(scaler.transform(df), columns=df.columns)
train, test = train_test_split(df2, random_state=0)
""",
    "the object has two names": """
first = StandardScaler()
second = first
second.fit(X)  # <- MLL101
Z = first.transform(X)
a, b = train_test_split(Z, random_state=0)
""",
    "columns written back": """
df[columns] = StandardScaler().fit_transform(df[columns])  # <- MLL101
X = df.drop("y", axis=1)
a, b, c, d = train_test_split(X, df["y"], random_state=0)
""",
    "written back through loc, frame aliased": """
frame = pd.read_csv("x.csv")
same = frame
same.loc[:, ["a", "b"]] = StandardScaler().fit_transform(frame[["a", "b"]])  # <- MLL101
a, b = train_test_split(frame, random_state=0)
""",
    "in a loop over columns": """
df = pd.read_csv("x.csv")
for name in df.columns:
    df[name] = MinMaxScaler().fit_transform(df[[name]])  # <- MLL101
train, test = train_test_split(df, random_state=0)
""",
    "concatenated beside others": """
parts = pd.DataFrame(PCA(2).fit_transform(df[numbers]))  # <- MLL101
both = pd.concat([df[others], parts], axis=1)
train, test = train_test_split(both, random_state=0)
""",
    "text, cleaned in a loop": """
df = pd.read_csv("x.csv")
corpus = []
for i in range(len(df)):
    text = re.sub("x", " ", df["review"][i])
    corpus.append(text.lower())
X = TfidfVectorizer(max_features=1500).fit_transform(corpus).toarray()  # <- MLL114
y = df.iloc[:, 1].values
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    "text, cleaned in a comprehension": """
df = pd.read_csv("x.csv")
X = TfidfVectorizer().fit_transform([clean(text) for text in df.text])  # <- MLL114
a, b, c, d = train_test_split(X, df.label, random_state=0)
""",
    "in a function of the module": """
def scaled(frame):
    scaler = StandardScaler()
    return scaler.fit_transform(frame)  # <- MLL101

X = scaled(pd.read_csv("x.csv"))
a, b = train_test_split(X, random_state=0)
""",
    "two functions deep": """
def fitted(frame, how):
    return how.fit_transform(frame)  # <- MLL101

def prepare(frame):
    return fitted(frame, StandardScaler()), frame["y"]

def main():
    X, y = prepare(pd.read_csv("x.csv"))
    parts = train_test_split(X, y, random_state=0)

if __name__ == "__main__":
    main()
""",
    "in a function that nothing calls": """
def run(X, y):
    X = StandardScaler().fit_transform(X)  # <- MLL101
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    "through attributes of a class": """
class Training:
    def __init__(self, frame):
        self.frame = frame
        self.scaler = StandardScaler()

    def prepare(self):
        self.X = self.scaler.fit_transform(self.frame)  # <- MLL101

    def split(self):
        return train_test_split(self.X, random_state=0)
""",
    "split in a method that the module calls": """
class Data:
    def load(self):
        self.X = MinMaxScaler().fit_transform(pd.read_csv("x.csv"))  # <- MLL101
        return self

    def split(self):
        return train_test_split(self.X, random_state=0)

data = Data()
data.load()
data.split()
""",
    "a lambda": """
scale = lambda values: StandardScaler().fit_transform(values)  # <- MLL101
a, b = train_test_split(scale(X), random_state=0)
""",
    "in one branch": """
if options.scale:
    X = StandardScaler().fit_transform(X)  # <- MLL101
a, b = train_test_split(X, random_state=0)
""",
    "after an early return": """
def load(scale):
    X = pd.read_csv("x.csv")
    if not scale:
        return X
    return StandardScaler().fit_transform(X)  # <- MLL101

a, b = train_test_split(load(True), random_state=0)
""",
    "a pipeline of transformers": """
prepare = Pipeline([("scale", StandardScaler()), ("pca", PCA(3))])
Z = prepare.fit_transform(X)  # <- MLL101
cross_val_score(Ridge(), Z, y)
""",
    "fitted on all, split, applied to a part": """
scaler = StandardScaler().fit(X)  # <- MLL101
X_train, X_test = train_test_split(X, random_state=0)
model = Ridge().fit(scaler.transform(X_train), y_train)
""",
    "fitted on all after the split": """
X_train, X_test = train_test_split(X, random_state=0)
scaler = StandardScaler().fit(X)  # <- MLL101
X_test = scaler.transform(X_test)
""",
    "the model itself fitted on all": """
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = Ridge()
model.fit(X, y)  # <- MLL101
print(model.score(X_test, y_test))
""",
    "folds": """
X = StandardScaler().fit_transform(X)  # <- MLL101
folds = KFold(5)
for train, test in folds.split(X, y):
    model = Ridge().fit(X[train], y[train])
    print(model.score(X[test], y[test]))
""",
    "folds of other data with the same rows": """
Z = PCA(3).fit_transform(X)  # <- MLL101
for train, test in KFold(5).split(X):
    print(Ridge().fit(Z[train], y[train]).score(Z[test], y[test]))
""",
    "row numbers split": """
Z = StandardScaler().fit_transform(X)  # <- MLL101
train, test = train_test_split(np.arange(len(X)), random_state=0)
model = Ridge().fit(Z[train], y[train])
""",
    "cut by position": """
data = MinMaxScaler().fit_transform(values)  # <- MLL101
size = int(len(data) * 0.8)
train, test = data[0:size, :], data[size:len(data), :]
""",
    "cut by date": """
df["price"] = MinMaxScaler().fit_transform(df[["price"]])  # <- MLL101
train = df[df["date"] < "2020-01-01"]
test = df[df["date"] >= "2020-01-01"]
""",
    "cut by a random mask": """
df["a"] = StandardScaler().fit_transform(df[["a"]])  # <- MLL101
chosen = np.random.rand(len(df)) < 0.8
train, test = df[chosen], df[~chosen]
""",
    "sampled, the rest dropped": """
df = pd.read_csv("x.csv")
df["a"] = StandardScaler().fit_transform(df[["a"]])  # <- MLL101
train = df.sample(frac=0.8, random_state=1)
test = df.drop(train.index)
""",
    "grid search over prepared rows": """
Z = StandardScaler().fit_transform(X)  # <- MLL101
GridSearchCV(Ridge(), {"alpha": [1, 2]}).fit(Z, y)
""",
    "split again after scaling": """
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train = StandardScaler().fit_transform(X_train)  # <- MLL101
X_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, random_state=0)
""",
    "the function scale": """
from sklearn import preprocessing
X = preprocessing.scale(X)  # <- MLL101
a, b = train_test_split(X, random_state=0)
""",
    "applied to every column": """
df = df.apply(lambda column: StandardScaler().fit_transform(column))  # <- MLL101
a, b = train_test_split(df, random_state=0)
""",
    "star import": """
from sklearn.preprocessing import *
Z = MaxAbsScaler().fit_transform(X)  # <- MLL101
a, b = train_test_split(Z, random_state=0)
""",
    "former module as a fallback": """
try:
    from sklearn.model_selection import train_test_split as cut
except ImportError:
    from sklearn.cross_validation import train_test_split as cut
Z = StandardScaler().fit_transform(X)  # <- MLL101
a, b = cut(Z, random_state=0)
""",
    "a metric on the rows of the fit": """
model = LogisticRegression()
model.fit(X, y)
guesses = model.predict(X)
print(accuracy_score(y, guesses))  # <- MLL108
""",
    "probabilities, column chosen": """
from sklearn import metrics
model = LogisticRegression().fit(X, y)
p = model.predict_proba(X)[:, 1]
print(metrics.roc_auc_score(y, p))  # <- MLL108
""",
    "models in a loop, each judged on its training rows": """
for name, model in [("a", Ridge()), ("b", LogisticRegression())]:
    model.fit(X_train, y_train)
    print(name, model.score(X_train, y_train))  # <- MLL108
""",
    "judged in a function": """
def report(model, X, y):
    print(accuracy_score(y, model.predict(X)))  # <- MLL108

model = LogisticRegression().fit(X, y)
report(model, X, y)
""",
    "a pipeline judged on its rows": """
model = make_pipeline(StandardScaler(), Ridge())
model.fit(X, y)
model.score(X, y)  # <- MLL108
""",
    "scaled with the same scaler for both": """
scaler = StandardScaler()
model = Ridge().fit(scaler.fit_transform(X), y)
print(mean_squared_error(y, model.predict(scaler.transform(X))))  # <- MLL108
""",
    "the model is a parameter": """
def run(model, X, y):
    model.fit(X, y)
    return model.score(X, y)  # <- MLL108
""",
    "a search judged on its rows": """
search = GridSearchCV(Ridge(), {"alpha": [1, 2]})
search.fit(X_train, y_train)
print(search.best_estimator_.score(X_train, y_train))  # <- MLL108
""",
    "the name of None": """
SEED = None
model = RandomForestClassifier(random_state=SEED)  # <- MLR301
""",
    "a stochastic solver": """
model = LogisticRegression(solver="saga")  # <- MLR301
""",
    "a seed for Python only": """
import random
random.seed(0)
a, b = train_test_split(X)  # <- MLR301
""",
    "a function that takes a random state and forgets it": """
def build(random_state=0):
    return RandomForestClassifier(n_estimators=10)  # <- MLR301
""",
    "parameters from a dict without one": """
parameters = {"n_estimators": 10}
model = RandomForestClassifier(**parameters)  # <- MLR301
""",
}

FINE = {
    "what tests of an estimator make it of": """
class Wrapped:
    @classmethod
    def get_test_params(cls):
        return {"estimator": RandomForestClassifier()}
""",
    "a noise level out of rows that a caller gives": """
def noise(X, y):
    residuals = y - Ridge().fit(X, y).predict(X)
    return np.mean(residuals**2)
""",
    "an estimator that chooses by its own rows": """
class BestColumn:
    def fit(self, X, y):
        self.best_score_ = -1.0
        for column in range(X.shape[1]):
            one = X[:, [column]]
            score = Ridge().fit(one, y).score(one, y)
            if score > self.best_score_:
                self.best_score_, self.best_column_ = score, column
        return self
""",
    "classes that are numbered from naught": """
y -= np.min(y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    "rows that can be used, and no part": """
from sklearn.feature_extraction.text import CountVectorizer

def train(texts, more):
    valid_mask = texts != ""
    counts = CountVectorizer().fit_transform(texts[valid_mask])
    return counts, CountVectorizer().fit_transform(more)
""",
    "estimators that are given what was learned": """
def forest(trees, kept, is_classifier):
    tree = DecisionTreeClassifier()
    tree.tree_ = kept
    forest = RandomForestClassifier() if is_classifier else AdaBoostClassifier()
    forest.estimators_ = trees
    return tree, forest
""",
    "estimators that a library gives a seed later": """
from sklearn.base import clone
MODELS = {"tree": DecisionTreeClassifier(), "forest": RandomForestClassifier()}

def make(name, seed):
    return clone(MODELS[name]).set_params(random_state=seed)
""",
    "a generator for those who gave no seed": """
from sklearn.utils import check_random_state

class Draw:
    def fit(self, X, y):
        rng = np.random.RandomState() if self.random_state is None else check_random_state(self.random_state)
        self.model_ = Ridge().fit(X[rng.permutation(len(X))], y)
        return self
""",
    "fitted after the split": """
X_train, X_test = train_test_split(X, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
""",
    "split in a function, then fitted in another": """
def fit(rows):
    return StandardScaler().fit(rows)

def main():
    X_train, X_test = train_test_split(pd.read_csv("x.csv"), random_state=0)
    scaler = fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test)

main()
""",
    "names taken again": """
X = pd.read_csv("x.csv")
X_train, X_test = train_test_split(X, random_state=0)
X = X_train
X = StandardScaler().fit_transform(X)
""",
    "drawn, not split": """
flat = PCA(2).fit_transform(X)
plt.scatter(flat[:, 0], flat[:, 1])
X_train, X_test = train_test_split(X, random_state=0)
""",
    "clusters of scaled rows drawn by label": """
Z = StandardScaler().fit_transform(X)
plt.scatter(*Z[y == 0].T)
plt.scatter(*Z[y != 0].T)
""",
    "stateless": """
X = Normalizer().fit_transform(HashingVectorizer().fit_transform(texts))
a, b = train_test_split(X, random_state=0)
""",
    "labels of the target": """
y = LabelEncoder().fit_transform(df["species"])
a, b, c, d = train_test_split(df.drop(columns="species"), y, random_state=0)
""",
    "a regressor's predictions are scores": """
from sklearn.metrics import roc_auc_score
print(roc_auc_score(y_test, Ridge().fit(X_train, y_train).predict(X_test)))
""",
    "two models compared": """
from sklearn.metrics import cohen_kappa_score, f1_score
first = LogisticRegression().fit(X_train, y_train).predict(X_test)
second = Ridge().fit(X_train, y_train).predict(X_test)
print(f1_score(first, second), cohen_kappa_score(first, y_test))
""",
    "a pipeline in cross-validation": """
model = make_pipeline(StandardScaler(), PCA(3), Ridge())
cross_val_score(model, X, y, cv=5)
GridSearchCV(model, {"pca__n_components": [2, 3]}).fit(X, y)
""",
    "a column transformer in a pipeline": """
from sklearn.compose import ColumnTransformer
prepare = ColumnTransformer([("n", StandardScaler(), numbers)])
model = Pipeline([("prepare", prepare), ("model", Ridge())])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
""",
    "fitted in every fold": """
for train, test in KFold(5).split(X):
    scaler = StandardScaler().fit(X[train])
    model = Ridge().fit(scaler.transform(X[train]), y[train])
    print(model.score(scaler.transform(X[test]), y[test]))
""",
    "fitted in every fold, with iloc": """
for fold, (train, test) in enumerate(TimeSeriesSplit().split(df)):
    part = df.iloc[train]
    scaler = MinMaxScaler().fit(part[["a"]])
    Ridge().fit(scaler.transform(part[["a"]]), part["y"])
""",
    "cut by date, then fitted": """
train = df[df["date"] < "2020-01-01"].copy()
test = df[df["date"] >= "2020-01-01"].copy()
scaler = StandardScaler()
train["a"] = scaler.fit_transform(train[["a"]])
test["a"] = scaler.transform(test[["a"]])
""",
    "cut by position, fitted on the first": """
size = int(len(values) * 0.8)
train, test = values[:size], values[size:]
scaler = MinMaxScaler().fit(train)
train, test = scaler.transform(train), scaler.transform(test)
""",
    "fitted on the training rows, applied to all": """
train = df[:800]
scaler = StandardScaler().fit(train[["a"]])
df["a"] = scaler.transform(df[["a"]])
model = Ridge().fit(df[:800][["a"]], df[:800]["y"])
test = df[800:]
""",
    "split by a function of another module": """
from project import split
X_train, X_test, y_train, y_test = split(X, y)
model = Ridge().fit(X_train, y_train)
print(model.score(X_test, y_test))
""",
    "parts of a dictionary": """
from project import load
data = load()
model = Ridge().fit(data["X_train"], data["y_train"])
print(model.score(data["X_test"], data["y_test"]))
""",
    "parts as attributes": """
def run(data):
    model = Ridge().fit(data.X_train, data.y_train)
    return model.score(data.X_val, data.y_val)
""",
    "loaded as pairs": """
(X_train, y_train), (X_test, y_test) = load_data()
model = Ridge().fit(X_train, y_train)
print(model.score(X_test, y_test))
""",
    "fitted again, on the training rows, before it is judged": """
model = Ridge()
model.fit(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
""",
    "on all rows only for the one that is kept": """
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
final = Ridge().fit(X, y)
joblib.dump(final, "model.joblib")
""",
    "branches that belong together": """
if holding_out:
    model.fit(X_train, y_train)
else:
    model.fit(X, y)
if holding_out:
    print(model.score(X_test, y_test))
""",
    "training score beside the test score": """
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = Ridge().fit(X_train, y_train)
print(model.score(X_train, y_train))
print(model.score(X_test, y_test))
""",
    "both through one function": """
def report(model, X, y):
    print(accuracy_score(y, model.predict(X)))

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
report(model, X_train, y_train)
report(model, X_test, y_test)
""",
    "both in one loop": """
model = Ridge().fit(X_train, y_train)
for name, rows, target in [("train", X_train, y_train), ("test", X_test, y_test)]:
    print(name, model.score(rows, target))
""",
    "training score beside a metric of one's own": """
model = Ridge().fit(X_train, y_train)
print(mean_squared_error(y_train, model.predict(X_train)))
print(np.abs(model.predict(X_test) - y_test).mean())
""",
    "training score beside cross-validation": """
model = Ridge()
print(cross_val_score(model, X, y).mean())
model.fit(X, y)
print(model.score(X, y))
""",
    "a prediction for something else": """
model = Ridge().fit(X, y)
print(mean_squared_error([1.0], model.predict([[6.5]])))
""",
    "out-of-fold predictions": """
from sklearn.model_selection import cross_val_predict
print(accuracy_score(y, cross_val_predict(LogisticRegression(), X, y)))
""",
    "no target: a density, a cluster": """
from sklearn.mixture import GaussianMixture
mixture = GaussianMixture(3, random_state=0).fit(X)
print(mixture.score(X))
""",
    "only an assertion": """
model = Ridge().fit(X, y)
assert model.score(X, y) > 0.9
""",
    "only a test": """
def test_fits():
    model = RandomForestClassifier().fit(X, y)
    score = model.score(X, y)
    assert score > 0.9
""",
    "handed to something unknown between": """
model = Ridge()
model.fit(X, y)
train_on_something_else(model)
print(model.score(X, y))
""",
    "reassigned": """
X = pd.read_csv("train.csv")
model = Ridge().fit(X, y)
X = pd.read_csv("test.csv")
print(model.score(X, y))
""",
    "seeded by a generator": """
rng = np.random.default_rng(0)
model = RandomForestClassifier(random_state=rng)
""",
    "seeded by a parameter": """
def build(seed=None):
    return RandomForestClassifier(random_state=seed)

build()
""",
    "seeded in a function of the module": """
def set_seed(seed):
    np.random.seed(seed)

set_seed(3)
a, b = train_test_split(X)
""",
    "seeded by a function of another module": """
from project import seed_everything
seed_everything(42)
a, b = train_test_split(X)
""",
    "parameters that may hold anything": """
model = RandomForestClassifier(**parameters)
""",
    "parameters from a dict with one": """
parameters = dict(n_estimators=10, random_state=0)
more = dict(parameters)
more.update({"max_depth": 3})
model = RandomForestClassifier(**more)
""",
    "set afterwards": """
model = RandomForestClassifier()
model.set_params(random_state=0)
other = RandomForestClassifier()
other.random_state = 0
""",
    "set on a step of a pipeline": """
model = make_pipeline(StandardScaler(), RandomForestClassifier())
model.set_params(randomforestclassifier__random_state=0)
""",
    "set by the ensemble around it": """
model = AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), random_state=0)
""",
    "nothing drawn": """
model = LogisticRegression(solver="lbfgs")
folds = KFold(5)
flat = PCA(2)
train, test = train_test_split(df, shuffle=False)
""",
    "in a class that takes a random state and hands it on": """
class Forest:
    def __init__(self, estimator=None, random_state=None):
        self.random_state = random_state

    def fit(self, X, y):
        self.estimator_ = with_seed(DecisionTreeClassifier(), self.random_state)
""",
    "handed to an estimator of another library that is seeded": """
from timeseries import Forest
model = Forest(estimator=DecisionTreeClassifier(), random_state=0)
""",
    "only named": """
CHOICES = {"forest": RandomForestClassifier, "tree": DecisionTreeClassifier}
""",
}


def found(code):
    source = read_module("module.py", (IMPORTS + code).encode())
    return {(finding.location.line, finding.subject) for finding in rules.check_source(source)}


def expected(code):
    lines = (IMPORTS + code).splitlines()
    marks = ((number, re.search(r"# <- (\w+)$", line)) for number, line in enumerate(lines, start=1))
    return {(number, mark[1]) for number, mark in marks if mark}


@pytest.mark.parametrize("case", LEAKS)
def test_what_is_wrong_is_found_where_it_is(case):
    assert expected(LEAKS[case])
    assert found(LEAKS[case]) == expected(LEAKS[case])


@pytest.mark.parametrize("case", FINE)
def test_what_is_right_is_left_alone(case):
    assert found(FINE[case]) == set()


@pytest.mark.parametrize(
    ("name", "head", "count"), [("estimator_checks.py", "import pytest\n", 0), ("checks.py", "", 1)]
)
def test_checks_for_pytest_are_tests(name, head, count):
    code = IMPORTS + head + "X = StandardScaler().fit_transform(X)\na, b = train_test_split(X, random_state=0)\n"
    assert len(rules.check_source(read_module(name, code.encode()))) == count


@pytest.mark.parametrize("code", rules.codes())
def test_the_examples_of_a_rule_are_what_it_says(code):
    rule = rules.load(code).RULE
    assert rule.code == code
    assert rule.bad
    assert rule.good
    for example in rule.bad:
        assert code in {found.subject for found in rules.check_source(_read(code, example), [code])}
    for example in rule.good:
        assert rules.check_source(_read(code, example)) == []


def _read(code, example):
    content = example.encode()
    if example.startswith("{"):
        return read_notebook("a.ipynb", content)
    return read_example("a.py", content) if code.startswith("MLN") else read_module("a.py", content)

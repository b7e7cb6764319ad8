"""MLR301: randomness without a seed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules import edits
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Construction
from mlgate.rules.libraries import PACKAGES
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Constant, constant

RULE = Rule(
    code="MLR301",
    name="no-random-state",
    what=(
        "A split, splitter, search or estimator that draws random numbers is used without `random_state`, or with "
        "None. It is asked for only where randomness is in play: KFold with shuffle=True, LogisticRegression with a "
        "stochastic solver, PCA with a randomised one, and so on."
    ),
    why=(
        "The split and the model differ from run to run, so a score cannot be reproduced, and a change of it cannot be "
        "told from luck. Give an integer or a generator, or seed NumPy's global generator in the module."
    ),
    bad=(
        "from sklearn.model_selection import train_test_split\n\ntrain, test = train_test_split(frame)\n",
        "from sklearn.ensemble import RandomForestClassifier as Forest\n\nmodel = Forest(random_state=None)\n",
        "import sklearn.model_selection as ms\n\nfolds = ms.KFold(5, shuffle=True)\n",
    ),
    good=(
        "from sklearn.model_selection import train_test_split\n\ntrain, test = train_test_split(df, random_state=0)\n",
        "from sklearn.model_selection import train_test_split\n\ntrain, test = train_test_split(df, shuffle=False)\n",
        "from sklearn.linear_model import LogisticRegression\n\nmodel = LogisticRegression(max_iter=500)\n",
        """\
import numpy as np
from sklearn.cluster import KMeans

np.random.seed(7)
groups = KMeans(3).fit_predict(X)
""",
    ),
    source=(
        "scikit-learn user guide, 'Controlling randomness'; the `random_state` entries of its reference; SonarSource "
        "rule S6709"
    ),
)

_ALWAYS = frozenset({
    # scikit-learn: ensembles and trees
    "AdaBoostClassifier", "AdaBoostRegressor", "BaggingClassifier", "BaggingRegressor", "DecisionTreeClassifier",
    "DecisionTreeRegressor", "ExtraTreeClassifier", "ExtraTreeRegressor", "ExtraTreesClassifier", "ExtraTreesRegressor",
    "GradientBoostingClassifier", "GradientBoostingRegressor", "IsolationForest", "RandomForestClassifier",
    "RandomForestRegressor", "RandomTreesEmbedding",
    # clusters, mixtures, decompositions, embeddings, approximations
    "BayesianGaussianMixture", "BisectingKMeans", "FastICA", "GaussianMixture", "GaussianRandomProjection", "KMeans",
    "LatentDirichletAllocation", "MiniBatchDictionaryLearning", "MiniBatchKMeans", "Nystroem",
    "PolynomialCountSketch", "RBFSampler", "SkewedChi2Sampler", "SparseRandomProjection", "SpectralClustering", "TSNE",
    "TruncatedSVD",
    # linear models and networks
    "BernoulliRBM", "MLPClassifier", "MLPRegressor", "RANSACRegressor",
    # splits and searches
    "GroupShuffleSplit", "HalvingGridSearchCV", "HalvingRandomSearchCV", "ParameterSampler", "RandomizedSearchCV",
    "RepeatedKFold", "RepeatedStratifiedKFold", "ShuffleSplit", "StratifiedShuffleSplit",
    # functions
    "mutual_info_classif", "mutual_info_regression", "permutation_importance", "resample", "shuffle",
    # imbalanced-learn
    "ADASYN", "BalancedBaggingClassifier", "BalancedRandomForestClassifier", "BorderlineSMOTE",
    "EasyEnsembleClassifier", "KMeansSMOTE", "RUSBoostClassifier", "RandomOverSampler", "RandomUnderSampler", "SMOTE",
    "SMOTEENN", "SMOTEN", "SMOTENC", "SMOTETomek", "SVMSMOTE",
})  # fmt: skip

# It matters only with one of these values of a parameter, which none of these has by default.
_ONLY_WITH: dict[str, tuple[str, tuple[object, ...]]] = {
    **dict.fromkeys(("KFold", "StratifiedKFold", "StratifiedGroupKFold", "GroupKFold"), ("shuffle", (True,))),
    **dict.fromkeys(("LogisticRegression", "LogisticRegressionCV"), ("solver", ("sag", "saga", "liblinear"))),
    **dict.fromkeys(("Ridge", "RidgeClassifier"), ("solver", ("sag", "saga"))),
    **dict.fromkeys(("Lasso", "LassoCV", "ElasticNet", "ElasticNetCV"), ("selection", ("random",))),
    **dict.fromkeys(("SVC", "NuSVC"), ("probability", (True,))),
    **dict.fromkeys(("LinearSVC", "LinearSVR"), ("dual", (True,))),
    **dict.fromkeys(("HistGradientBoostingClassifier", "HistGradientBoostingRegressor"), ("early_stopping", (True,))),
    "DummyClassifier": ("strategy", ("stratified", "uniform")),
    "IterativeImputer": ("sample_posterior", (True,)),
    "NMF": ("init", ("random", "nndsvdar")),
    "PCA": ("svd_solver", ("arpack", "randomized")),
    "learning_curve": ("shuffle", (True,)),
}
# It matters unless a parameter has one of these values.
_UNLESS: dict[str, tuple[str, tuple[object, ...]]] = {
    "MDS": ("init", ("classical_mds",)),
    "train_test_split": ("shuffle", (False,)),
    **dict.fromkeys(
        (
            "PassiveAggressiveClassifier",
            "PassiveAggressiveRegressor",
            "Perceptron",
            "SGDClassifier",
            "SGDOneClassSVM",
            "SGDRegressor",
        ),
        ("shuffle", (False,)),
    ),
}
# They give other rows each time, which is what a bootstrap calls them for.
_REDRAWING = frozenset({"ParameterSampler", "resample", "shuffle", "train_test_split"})
_DRAWN = Constant("k-means++")
_DRAWN_CENTRES = ("k-means++", "random")
# Before parameters became keyword-only, `random_state` could stand this far back.
_MOST_POSITIONAL = 2


def find(module: Module) -> Iterator[Hit]:
    """Yield every call that draws random numbers from a generator that nothing seeds."""
    if module.seeded:
        return
    at: dict[int, set[tuple[str, bool]]] = {}
    for made in module.constructions:
        at.setdefault(id(made.place.node), set()).add((made.symbol.name, made.place.repeated))
    for made in module.constructions:
        excused = made.owned or made.place.configurable or module.in_test(made.place)
        if excused or not _draws(made) or _is_seeded(made) or (not made.place.function and _are_seeded_later(module)):
            continue
        node = made.place.node
        given = "random_state=None" if "random_state" in made.arguments.keywords else "no random_state"
        yield Hit(
            message=f"{made.symbol.last} draws random numbers with {given}: its result differs from run to run",
            location=module.location(made.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
            edits=_seeding(made) if len(at[id(node)]) == 1 else (),
        )


def _are_seeded_later(module: Module) -> bool:
    """Whether a library sets the random state of some estimator: of a copy of one that it keeps in a table, perhaps."""
    if module.trains_when_run or not all(fit.place.function for fit in module.all_fits):
        return False
    calls = module.called.get(".set_params", ())
    return any(name.endswith("random_state") for call in calls for name in call.arguments.keywords)


def _seeding(made: Construction) -> tuple[edits.Edit, ...]:
    """Return the edits that give a seed, where the call is made once.

    In a loop it would draw the same in every round; so would a function that draws, wherever it is called from.
    """
    node, name = made.place.node, made.symbol.last
    if made.place.repeated or not isinstance(node, ast.Call) or (name in _REDRAWING and made.place.function):
        return ()
    # A method that is handed the class calls it with other arguments.
    is_written = not isinstance(node.func, ast.Attribute) or node.func.attr == name
    return edits.with_keyword(node, "random_state", "0") if is_written else ()


def _draws(made: Construction) -> bool:
    name = made.symbol.last
    if made.symbol.root not in PACKAGES:
        return False
    if name == "KMeans" and constant(made.arguments.keywords.get("init", _DRAWN)) not in _DRAWN_CENTRES:
        # Started from given centres, it draws nothing.
        return False
    if name in _ONLY_WITH:
        parameter, values = _ONLY_WITH[name]
        return constant(made.arguments.keywords.get(parameter)) in values
    if name in _UNLESS:
        parameter, values = _UNLESS[name]
        given = made.arguments.keywords.get(parameter)
        drawing = constant(given)
        return given is None or not (drawing is ... or drawing in values)
    return name in _ALWAYS


def _is_seeded(made: Construction) -> bool:
    arguments = made.arguments
    # Classes took it by position once; functions take arrays there.
    too_many = made.symbol.last[0].isupper() and len(arguments.positional) > _MOST_POSITIONAL
    # What is given trees, coefficients or a whole state is not fitted.
    if arguments.open or too_many or any(name.endswith(("random_state", "_")) for name in made.configured):
        return True
    return constant(arguments.keywords.get("random_state")) is not None and "random_state" in arguments.keywords

"""MLA406: a model that compares distances is fitted on columns as they were read."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Fit
from mlgate.rules.libraries import PACKAGES
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import constant

RULE = Rule(
    code="MLA406",
    name="not-scaled",
    what=(
        "A model that compares distances, or is trained by gradients (nearest neighbours, support vector machines "
        "with a kernel, k-means, DBSCAN, multi-layer perceptrons), is fitted on several columns of a table as it was "
        "read, with no scaler on the way. Opt-in: columns may be of one scale already."
    ),
    why=(
        "A column in large units outweighs all others: the distance between two houses is that of their prices, and "
        "the number of rooms counts for nothing. Put a StandardScaler before the model, in one pipeline."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("houses.csv")
model = KNeighborsClassifier().fit(df[["rooms", "price"]], df["sold"])
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

df = pd.read_csv("houses.csv")
model = make_pipeline(StandardScaler(), KNeighborsClassifier()).fit(df[["rooms", "price"]], df["sold"])
linear = SVC(kernel="linear").fit(df[["rooms", "price"]], df["sold"])
one = KNeighborsClassifier().fit(df[["rooms"]], df["sold"])
""",
    ),
    source="scikit-learn examples, 'Importance of Feature Scaling'; user guide, 'Support Vector Machines'",
    opt_in=True,
)

_BY_DISTANCE = frozenset({
    "DBSCAN", "KMeans", "KNeighborsClassifier", "KNeighborsRegressor", "MLPClassifier", "MLPRegressor",
    "MiniBatchKMeans", "NuSVC", "NuSVR", "OneClassSVM", "RadiusNeighborsClassifier", "RadiusNeighborsRegressor",
    "SVC", "SVR",
})  # fmt: skip


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit of a model of distances on columns that nothing has scaled."""
    for fit in module.all_fits:
        if not _compares(module, fit) or module.in_test(fit.place) or not _is_raw(module, fit):
            continue
        node = fit.place.node
        name = fit.maker.symbol.last if fit.maker is not None else ""
        yield Hit(
            message=f"{name} compares distances, and its columns are in the units they were read in: scale them first",
            location=module.location(fit.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"fitted": module.source.line(node.lineno).strip()},
        )


def _compares(module: Module, fit: Fit) -> bool:
    maker = fit.maker
    if maker is None or maker.symbol.root not in PACKAGES or maker.symbol.last not in _BY_DISTANCE:
        return False
    made = module.construction(maker)
    kernel = made.arguments.get(-1, "kernel", "metric") if made is not None else None
    return kernel is None or constant(kernel) in ("rbf", "poly", "sigmoid", "euclidean", "minkowski", "manhattan")


def _is_raw(module: Module, fit: Fit) -> bool:
    """Whether what was fitted on are columns as they were read, and more than one."""
    about = fit.features
    return (
        about is not None
        and module.was_read(about)
        and not fit.learned
        and (about.names is None or len(about.names) > 1)
    )

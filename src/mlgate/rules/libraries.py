"""What is known of the libraries: which names split, judge, load, keep rows as they are, or learn nothing.

Names are compared without the modules between package and name, which libraries move between versions.
"""

from __future__ import annotations

import functools
import re

from mlgate.rules.values import Each, Either, Items, Object, Symbol, Value

# A module that names none of these has nothing that a rule could be about.
PACKAGES = ("sklearn", "imblearn", "category_encoders", "feature_engine", "umap", "cuml", "sklearnex")

SPLITTERS = frozenset({
    "GroupKFold", "GroupShuffleSplit", "KFold", "LeaveOneGroupOut", "LeaveOneOut", "LeavePGroupsOut", "LeavePOut",
    "PredefinedSplit", "RepeatedKFold", "RepeatedStratifiedKFold", "ShuffleSplit", "StratifiedGroupKFold",
    "StratifiedKFold", "StratifiedShuffleSplit", "TimeSeriesSplit",
})  # fmt: skip
# Of these the last divide by chance; the first put later rows among those to train on, too.
FOLDS = frozenset({"KFold", "LeaveOneOut", "LeavePOut", "StratifiedKFold"})
RANDOM_FOLDS = frozenset({"RepeatedKFold", "RepeatedStratifiedKFold", "ShuffleSplit", "StratifiedShuffleSplit"})
CROSS_VALIDATIONS = frozenset({
    "cross_val_predict", "cross_val_score", "cross_validate", "learning_curve", "permutation_test_score",
    "validation_curve",
})  # fmt: skip
SEARCHES = frozenset({
    "BayesSearchCV", "GridSearchCV", "HalvingGridSearchCV", "HalvingRandomSearchCV", "RandomizedSearchCV",
    "TuneGridSearchCV", "TuneSearchCV",
})  # fmt: skip
COMPOSITES = frozenset({
    "ColumnTransformer", "DataFrameMapper", "FeatureUnion", "Pipeline", "TransformedTargetRegressor",
    "make_column_transformer", "make_pipeline", "make_union",
})  # fmt: skip
# The parameters of their own that these set on the estimator they are given.
SEEDING = frozenset({
    "AdaBoostClassifier", "AdaBoostRegressor", "BaggingClassifier", "BaggingRegressor", "BalancedBaggingClassifier",
    "ClassifierChain", "EasyEnsembleClassifier", "IterativeImputer", "RANSACRegressor", "RUSBoostClassifier",
    "RegressorChain",
})  # fmt: skip

# Fitting them learns nothing from the rows but their number and width.
STATELESS = frozenset({
    "AdditiveChi2Sampler", "Binarizer", "FeatureHasher", "FunctionTransformer", "GaussianRandomProjection",
    "HashingEncoder", "HashingVectorizer", "MissingIndicator", "Normalizer", "PolynomialCountSketch",
    "PolynomialFeatures", "RBFSampler", "SkewedChi2Sampler", "SparseRandomProjection",
})  # fmt: skip
# Functions that do what a transformer's `fit_transform` does.
LEARNING_FUNCTIONS = frozenset({
    "maxabs_scale", "minmax_scale", "power_transform", "quantile_transform", "robust_scale", "scale",
})  # fmt: skip
# Functions that say how much each column tells of the target, by the p value or the information.
SCORING_FUNCTIONS = frozenset({
    "chi2", "chi2_contingency", "f_classif", "f_oneway", "f_regression", "kruskal", "ks_2samp", "mannwhitneyu",
    "mutual_info_classif", "mutual_info_regression", "mutual_info_score", "pearsonr", "permutation_importance",
    "pointbiserialr", "r_regression", "spearmanr", "ttest_ind",
})  # fmt: skip
# What a fitted model, or selector, says of the columns.
IMPORTANCES = frozenset({
    "coef_", "feature_importances_", "importances_mean", "pvalues", "pvalues_", "ranking_", "scores_", "support_",
    "tvalues",
})  # fmt: skip
# What it says of each row that it was fitted on.
ROW_ATTRIBUTES = frozenset({"embedding_", "labels_"})
# What it keeps of all rows, to compute with by hand.
STATE_ATTRIBUTES = frozenset({
    "center_", "cluster_centers_", "coefs_", "components_", "covariance_", "data_max_", "data_min_", "data_range_",
    "explained_variance_", "idf_", "intercepts_", "lambdas_", "mean_", "means_", "min_", "quantiles_", "scale_",
    "singular_values_", "statistics_", "theta_", "var_",
})  # fmt: skip
# They number the classes of a target, which is known before any split.
TARGET_CODERS = frozenset({"LabelBinarizer", "LabelEncoder", "MultiLabelBinarizer"})

# They code a category by what the target is in it.
TARGET_ENCODERS = frozenset({
    "CatBoostEncoder", "CountEncoder", "CountFrequencyEncoder", "GLMMEncoder", "JamesSteinEncoder",
    "LeaveOneOutEncoder", "MEstimateEncoder", "MeanEncoder", "QuantileEncoder", "SummaryEncoder", "TargetEncoder",
    "WOEEncoder",
})  # fmt: skip
SELECTORS = frozenset({
    "BorutaPy", "BorutaShap", "GenericUnivariateSelect", "RFE", "RFECV", "SelectBySingleFeaturePerformance",
    "SelectFdr", "SelectFpr", "SelectFromModel", "SelectFwe", "SelectKBest", "SelectPercentile",
    "SequentialFeatureSelector",
})  # fmt: skip
TEXT_LEARNERS = frozenset({
    "CountVectorizer", "Doc2Vec", "FastText", "TextVectorization", "TfidfTransformer", "TfidfVectorizer", "Tokenizer",
    "Word2Vec",
})  # fmt: skip

METRICS = frozenset({
    "accuracy_score", "auc", "average_precision_score", "balanced_accuracy_score", "brier_score_loss",
    "classification_report", "cohen_kappa_score", "confusion_matrix", "d2_absolute_error_score", "d2_pinball_score",
    "d2_tweedie_score", "det_curve", "explained_variance_score", "f1_score", "fbeta_score", "hamming_loss",
    "hinge_loss", "jaccard_score", "log_loss", "matthews_corrcoef", "max_error", "mean_absolute_error",
    "mean_absolute_percentage_error", "mean_gamma_deviance", "mean_pinball_loss", "mean_poisson_deviance",
    "mean_squared_error", "mean_squared_log_error", "mean_tweedie_deviance", "median_absolute_error",
    "multilabel_confusion_matrix", "ndcg_score", "precision_recall_curve", "precision_recall_fscore_support",
    "precision_score", "r2_score", "recall_score", "roc_auc_score", "roc_curve", "root_mean_squared_error",
    "root_mean_squared_log_error", "top_k_accuracy_score", "zero_one_loss",
})  # fmt: skip

# Functions of libraries that return the rows they are given, in their order, as values computed row by row or not.
ROWWISE = frozenset({
    "DataFrame", "Series", "TensorDataset", "abs", "argmax", "argsort", "array", "asanyarray", "asarray",
    "ascontiguousarray", "astype", "atleast_2d", "cast", "clip", "column_stack", "concatenate_columns",
    "convert_to_tensor", "copy", "csc_matrix", "csr_matrix", "digitize", "exp", "expand_dims", "expm1", "from_dict",
    "from_numpy", "get_dummies", "hstack", "isinf", "isna", "isnan", "isnull", "list", "log", "log10", "log1p", "log2",
    "logical_and", "logical_not", "logical_or", "logit", "maximum", "minimum", "nan_to_num", "notna", "notnull",
    "power", "ravel", "reshape", "rint", "round", "searchsorted", "sign", "sort", "sqrt", "square", "squeeze", "stack",
    "tensor", "to_categorical", "to_datetime", "to_numeric", "tuple", "where",
})  # fmt: skip
# Of these, what they give are numbers, whatever they are given.
NUMERIC_FUNCTIONS = frozenset({
    "abs", "exp", "expm1", "log", "log10", "log1p", "log2", "power", "sign", "sqrt", "square", "to_numeric",
})  # fmt: skip
# They hold rows, and their target with them.
HOLDERS = frozenset({"DMatrix", "DataLoader", "Dataset", "Pool", "QuantileDMatrix"})
# Functions of statsmodels' formulas, which are given the rows when the model is made.
FORMULAS = frozenset({
    "gee", "glm", "gls", "logit", "mixedlm", "mnlogit", "negativebinomial", "ols", "poisson", "probit", "quantreg",
    "rlm", "wls",
})  # fmt: skip
# They give every row, by what all rows are.
STANDARDISING = frozenset({"boxcox", "rankdata", "whiten", "winsorize", "yeojohnson", "zscore"})
# They are made of rows, and say of others how they stand among them.
LOOKING_UP = frozenset({"ECDF", "KDTree", "cKDTree", "gaussian_kde"})
# Of these packages what is read from a file is one signal, or one picture.
MEDIA = frozenset({
    "PIL", "SimpleITK", "cv2", "imageio", "librosa", "mne", "nibabel", "pydicom", "rasterio", "skimage", "soundfile",
    "tifffile", "torchaudio", "wfdb",
})  # fmt: skip
STACKING = frozenset({
    "append", "cat", "concat", "concatenate", "concatenate_datasets", "ConcatDataset", "r_", "row_stack", "vstack",
})  # fmt: skip
# Methods of data that keep every row.
KEEPING = frozenset({
    "abs", "add", "apply", "applymap", "argmax", "asfreq", "assign", "astype", "backfill", "batch", "bfill", "bool",
    "cache", "clip", "clone", "contiguous", "convert_dtypes", "copy", "cpu", "cuda", "cummax", "cummin", "cumprod",
    "cumsum", "detach", "diff", "div", "double", "drop", "drop_columns", "eq", "ffill", "fill_null", "fillna",
    "flatten", "float", "from_numpy", "ge", "get", "gt", "infer_objects", "insert", "int", "interpolate", "isin",
    "isna", "isnull", "join", "le", "long", "lt", "map", "mask", "merge", "mul", "ne", "notna", "notnull", "numpy",
    "pct_change", "pipe", "pop", "pow", "prefetch", "rank", "ravel", "rename", "replace", "reset_index", "reshape",
    "round", "select", "select_dtypes", "set_axis", "set_index", "shift", "sort", "sort_index", "sort_values",
    "squeeze", "sub", "to", "to_dense", "to_frame", "to_list", "to_numpy", "to_pandas", "toarray", "tocoo", "tocsc",
    "tocsr", "todense", "tolist", "transform", "transpose", "type", "tz_convert", "tz_localize", "view", "where",
    "with_columns",
})  # fmt: skip
# Of these every row's value is made of what it was, and columns stay which they are.
EXACT = frozenset({
    "abs", "add", "apply", "asfreq", "astype", "clip", "convert_dtypes", "copy", "div", "eq", "ffill", "fill_null",
    "fillna", "flatten", "ge", "gt", "infer_objects", "isin", "le", "lt", "map", "mul", "ne", "numpy", "pow", "ravel",
    "replace", "reset_index", "reshape", "round", "set_index", "sort_index", "sort_values", "squeeze", "sub",
    "to_frame", "to_numpy", "to_pandas", "tz_convert", "tz_localize",
})  # fmt: skip
MASKING = frozenset({
    "between", "contains", "duplicated", "eq", "ge", "gt", "isin", "isna", "isnull", "le", "lt", "ne", "notna",
    "notnull",
})  # fmt: skip
CHOOSING = frozenset({
    "drop_duplicates", "drop_nulls", "dropna", "filter", "first", "head", "iloc", "last", "limit", "loc", "nlargest",
    "nsmallest", "query", "sample", "skip", "slice", "tail", "take", "truncate", "unique",
})  # fmt: skip
AGGREGATING = frozenset({
    "agg", "aggregate", "all", "any", "argmin", "corr", "corrcoef", "corrwith", "count", "cov", "describe", "idxmax",
    "idxmin", "info", "item", "keys", "kurt", "max", "mean", "median", "min", "mode", "nunique", "ptp", "quantile",
    "sem", "skew", "std", "sum", "value_counts", "var",
})  # fmt: skip
# They give random numbers, not rows.
DRAWING = frozenset({
    "beta", "binomial", "exponential", "gamma", "integers", "laplace", "multivariate_normal", "normal",
    "poisson", "rand", "randint", "randn", "randn_like", "random", "random_sample", "standard_normal", "uniform",
})  # fmt: skip
# A generator's: they give numbers of rows.
NUMBERING = frozenset({"choice", "permutation", "randperm"})
GROUPING = frozenset({"group_by", "group_by_dynamic", "groupby", "resample"})
# Of these the groups are times.
PERIODS = frozenset({"group_by_dynamic", "resample"})
WINDOWING = frozenset({"ewm", "expanding", "rolling"})
LABELS = frozenset({
    "DESCR", "categories", "columns", "dtype", "dtypes", "feature_names", "filename", "name", "names", "ndim", "schema",
    "shape", "size", "target_names",
})  # fmt: skip

# Roots whose functions keep or show what they are given and leave it as it is.
HARMLESS = frozenset({
    "builtins", "copy", "eli5", "graphviz", "joblib", "json", "logging", "matplotlib", "numpy", "pandas", "pickle",
    "pprint", "scikitplot", "seaborn", "shap", "skops", "sys", "time", "yellowbrick", *PACKAGES,
})  # fmt: skip

_CLASSIFIERS = frozenset({
    "LinearDiscriminantAnalysis", "LogisticRegression", "LogisticRegressionCV", "NearestCentroid", "Perceptron",
    "QuadraticDiscriminantAnalysis",
})  # fmt: skip
# Of packages that fill gaps.
_IMPUTERS = frozenset({
    "IterativeImputer", "IterativeSVD", "KNNImputer", "MatrixFactorization", "MissForest", "SimpleFill", "SoftImpute",
})  # fmt: skip
_LEARN_ANYWHERE = SELECTORS | TARGET_ENCODERS | TEXT_LEARNERS | _IMPUTERS | {"Normalization"}
# What they learn of the rows is which categories there are.
_CATEGORY_CODERS = frozenset({"OneHotEncoder", "OrdinalEncoder"})
# Before a split they tell nothing; fitted twice, they give the same category two numbers.
CODERS = _CATEGORY_CODERS | TARGET_CODERS
_LEARN_NOTHING = _CATEGORY_CODERS | STATELESS | TARGET_CODERS | SPLITTERS
_LIBRARIES = frozenset({"numpy", "pandas", "polars", "torch", *PACKAGES})
_DATA = re.compile(r"(?:[XYy]|data|dataset|df|[XYxy]_(?:train|test|val|valid))\Z")
_SEEDING_NAME = re.compile(r"(?:^|_)(?:seed|deterministic|reproducib\w*)", re.IGNORECASE)
_CLASS = re.compile(r"_*[A-Z]\w*[a-z]\w*$|[A-Z]{2,}\w*$|[A-Z]$")


def is_exported_name(name: str) -> bool:
    """Whether `name` can be one that `from sklearn.… import *` brings; a short one is the module's own."""
    functions = METRICS | CROSS_VALIDATIONS | LEARNING_FUNCTIONS | COMPOSITES
    return name in functions or name == "train_test_split" or (len(name) > len("PCA") and is_class_name(name))


@functools.cache
def is_class_name(name: str) -> bool:
    """Whether `name` is written like a class."""
    return _CLASS.match(name) is not None


def seeds(symbol: Symbol) -> bool:
    """Whether a call of `symbol` with arguments seeds NumPy's global generator, which scikit-learn falls back to."""
    if symbol.root == "numpy":
        return symbol.name == "numpy.random.seed"
    return symbol.root not in ("random", "torch", "tensorflow") and is_seeding_name(symbol.last)


@functools.cache
def is_seeding_name(name: str) -> bool:
    """Whether a function that is called `name` seeds generators: `set_seed`, `seed_everything`."""
    return _SEEDING_NAME.search(name) is not None


def is_data(symbol: Symbol) -> bool:
    """Whether a module of the project's own holds data under this name."""
    return symbol.root not in _LIBRARIES and _DATA.match(symbol.last) is not None


def is_classifier(value: Value) -> bool:
    """Whether `value` surely predicts classes: a classifier, or a pipeline or a search that ends in one."""
    if isinstance(value, Items):
        return bool(value.values) and is_classifier(value.values[-1])
    if not isinstance(value, Object):
        return False
    name = value.symbol.last
    if name in COMPOSITES or name in SEARCHES:
        last = value.parts[-1] if name in COMPOSITES and value.parts else (*value.parts, None)[0]
        return last is not None and is_classifier(last)
    return name.endswith(("Classifier", "NB", "SVC")) or name in _CLASSIFIERS


def coder(value: Value | None) -> str:
    """Return the class of what codes categories that `value` is, or is composed of and learns nothing else."""
    if isinstance(value, Object):
        name = value.symbol.last
        if name in COMPOSITES and not learns(value):
            return next(filter(None, map(coder, value.parts)), "")
        return name if name in CODERS else ""
    if isinstance(value, (Items, Either)):
        return next(filter(None, map(coder, value.values)), "")
    return ""


def learns(value: Value) -> bool:
    """Whether fitting `value` surely learns from the rows that it is given."""
    if isinstance(value, Object):
        name = value.symbol.last
        if name in COMPOSITES:
            return any(learns(part) for part in value.parts)
        if value.symbol.root in ("gensim", "statsmodels") or name in LOOKING_UP:
            return True
        known = (value.symbol.root in PACKAGES and name not in _LEARN_NOTHING) or name in _LEARN_ANYWHERE
        return known and (is_class_name(name) or name in LEARNING_FUNCTIONS)
    if isinstance(value, (Items, Either)):
        return any(learns(part) for part in value.values)
    return isinstance(value, Each) and learns(value.element)

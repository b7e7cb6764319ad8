"""The parameters of the estimators of scikit-learn that are searched most, of 1.9 and of the versions before it."""

from __future__ import annotations

import functools

_PARAMETERS = {
    "AdaBoostClassifier": "algorithm base_estimator estimator learning_rate n_estimators random_state",
    "AdaBoostRegressor": "algorithm base_estimator estimator learning_rate loss n_estimators random_state",
    "BaggingClassifier": (
        "base_estimator bootstrap bootstrap_features estimator max_features max_samples n_estimators n_jobs "
        "oob_score random_state verbose warm_start"
    ),
    "BaggingRegressor": (
        "base_estimator bootstrap bootstrap_features estimator max_features max_samples n_estimators n_jobs "
        "oob_score random_state verbose warm_start"
    ),
    "CountVectorizer": (
        "analyzer binary decode_error dtype encoding input lowercase max_df max_features min_df ngram_range "
        "preprocessor stop_words strip_accents token_pattern tokenizer vocabulary"
    ),
    "DecisionTreeClassifier": (
        "ccp_alpha class_weight criterion max_depth max_features max_leaf_nodes min_impurity_decrease "
        "min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf monotonic_cst presort "
        "random_state splitter"
    ),
    "DecisionTreeRegressor": (
        "ccp_alpha criterion max_depth max_features max_leaf_nodes min_impurity_decrease min_impurity_split "
        "min_samples_leaf min_samples_split min_weight_fraction_leaf monotonic_cst presort random_state "
        "splitter"
    ),
    "ElasticNet": (
        "alpha copy_X fit_intercept l1_ratio max_iter normalize positive precompute random_state selection "
        "tol warm_start"
    ),
    "ExtraTreesClassifier": (
        "bootstrap ccp_alpha class_weight criterion max_depth max_features max_leaf_nodes max_samples "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "monotonic_cst n_estimators n_jobs oob_score random_state verbose warm_start"
    ),
    "ExtraTreesRegressor": (
        "bootstrap ccp_alpha criterion max_depth max_features max_leaf_nodes max_samples "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "monotonic_cst n_estimators n_jobs oob_score random_state verbose warm_start"
    ),
    "GaussianNB": "priors var_smoothing",
    "GradientBoostingClassifier": (
        "ccp_alpha criterion init learning_rate loss max_depth max_features max_leaf_nodes "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "n_estimators n_iter_no_change presort random_state subsample tol validation_fraction verbose "
        "warm_start"
    ),
    "GradientBoostingRegressor": (
        "alpha ccp_alpha criterion init learning_rate loss max_depth max_features max_leaf_nodes "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "n_estimators n_iter_no_change presort random_state subsample tol validation_fraction verbose "
        "warm_start"
    ),
    "HistGradientBoostingClassifier": (
        "categorical_features class_weight early_stopping interaction_cst l2_regularization learning_rate "
        "loss max_bins max_depth max_features max_iter max_leaf_nodes min_samples_leaf monotonic_cst "
        "n_iter_no_change random_state scoring tol validation_fraction verbose warm_start"
    ),
    "HistGradientBoostingRegressor": (
        "categorical_features early_stopping interaction_cst l2_regularization learning_rate loss max_bins "
        "max_depth max_features max_iter max_leaf_nodes min_samples_leaf monotonic_cst n_iter_no_change "
        "quantile random_state scoring tol validation_fraction verbose warm_start"
    ),
    "KMeans": "algorithm copy_x init max_iter n_clusters n_init n_jobs precompute_distances random_state tol verbose",
    "KNeighborsClassifier": "algorithm leaf_size metric metric_params n_jobs n_neighbors p weights",
    "KNeighborsRegressor": "algorithm leaf_size metric metric_params n_jobs n_neighbors p weights",
    "Lasso": "alpha copy_X fit_intercept max_iter normalize positive precompute random_state selection tol warm_start",
    "LinearRegression": "copy_X fit_intercept n_jobs normalize positive tol",
    "LinearSVC": (
        "C class_weight dual fit_intercept intercept_scaling loss max_iter multi_class penalty random_state tol verbose"
    ),
    "LinearSVR": "C dual epsilon fit_intercept intercept_scaling loss max_iter random_state tol verbose",
    "LogisticRegression": (
        "C class_weight dual fit_intercept intercept_scaling l1_ratio max_iter multi_class n_jobs penalty "
        "random_state solver tol verbose warm_start"
    ),
    "MLPClassifier": (
        "activation alpha batch_size beta_1 beta_2 early_stopping epsilon hidden_layer_sizes learning_rate "
        "learning_rate_init max_fun max_iter momentum n_iter_no_change nesterovs_momentum power_t "
        "random_state shuffle solver tol validation_fraction verbose warm_start"
    ),
    "MLPRegressor": (
        "activation alpha batch_size beta_1 beta_2 early_stopping epsilon hidden_layer_sizes learning_rate "
        "learning_rate_init loss max_fun max_iter momentum n_iter_no_change nesterovs_momentum power_t "
        "random_state shuffle solver tol validation_fraction verbose warm_start"
    ),
    "MinMaxScaler": "clip copy feature_range",
    "MultinomialNB": "alpha class_prior fit_prior force_alpha",
    "OneHotEncoder": (
        "categorical_features categories drop dtype feature_name_combiner handle_unknown max_categories "
        "min_frequency n_values sparse sparse_output"
    ),
    "PCA": (
        "copy iterated_power n_components n_oversamples power_iteration_normalizer random_state svd_solver tol whiten"
    ),
    "PolynomialFeatures": "degree include_bias interaction_only order",
    "RandomForestClassifier": (
        "bootstrap ccp_alpha class_weight criterion max_depth max_features max_leaf_nodes max_samples "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "monotonic_cst n_estimators n_jobs oob_score random_state verbose warm_start"
    ),
    "RandomForestRegressor": (
        "bootstrap ccp_alpha criterion max_depth max_features max_leaf_nodes max_samples "
        "min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf "
        "monotonic_cst n_estimators n_jobs oob_score random_state verbose warm_start"
    ),
    "Ridge": "alpha copy_X fit_intercept max_iter normalize positive random_state solver tol",
    "RobustScaler": "copy quantile_range unit_variance with_centering with_scaling",
    "SGDClassifier": (
        "alpha average class_weight early_stopping epsilon eta0 fit_intercept l1_ratio learning_rate loss "
        "max_iter n_iter n_iter_no_change n_jobs penalty power_t random_state shuffle tol validation_fraction "
        "verbose warm_start"
    ),
    "SGDRegressor": (
        "alpha average early_stopping epsilon eta0 fit_intercept l1_ratio learning_rate loss max_iter n_iter "
        "n_iter_no_change penalty power_t random_state shuffle tol validation_fraction verbose warm_start"
    ),
    "SVC": (
        "C break_ties cache_size class_weight coef0 decision_function_shape degree gamma kernel max_iter "
        "probability random_state shrinking tol verbose"
    ),
    "SVR": "C cache_size coef0 degree epsilon gamma kernel max_iter shrinking tol verbose",
    "SelectKBest": "k score_func",
    "SimpleImputer": "add_indicator copy fill_value keep_empty_features missing_values strategy verbose",
    "StandardScaler": "copy with_mean with_std",
    "TfidfTransformer": "norm smooth_idf sublinear_tf use_idf",
    "TfidfVectorizer": (
        "analyzer binary decode_error dtype encoding input lowercase max_df max_features min_df ngram_range "
        "norm preprocessor smooth_idf stop_words strip_accents sublinear_tf token_pattern tokenizer use_idf "
        "vocabulary"
    ),
    "TruncatedSVD": "algorithm n_components n_iter n_oversamples power_iteration_normalizer random_state tol",
}


@functools.cache
def parameters_of(name: str) -> frozenset[str]:
    """Return the parameters of the class `name` of scikit-learn; none where it is not listed."""
    return frozenset(_PARAMETERS.get(name, "").split())


@functools.cache
def _all() -> frozenset[str]:
    return frozenset(name for listed in _PARAMETERS.values() for name in listed.split())


def meant(name: str, parameter: str) -> str | None:
    """Return what is meant by `parameter`, which the class `name` does not have; `None` where it may have it.

    A parameter that no listed class has may be one of a later version: it is wrong only where it is nearly the name of
    one that there is. The result is empty where it is another class's.
    """
    listed = parameters_of(name)
    if not listed or parameter in listed:
        return None
    near = [one for one in sorted(listed) if _plain(one) == _plain(parameter)]
    return near[0] if near else "" if parameter in _all() else None


def _plain(parameter: str) -> str:
    return parameter.lower().replace("_", "").rstrip("s")

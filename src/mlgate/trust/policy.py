"""Which names a model file may import: what numerical libraries rebuild their objects from, and nothing else.

A list of what is dangerous is never complete: any function that runs, opens, downloads or unpickles serves. So it is
the other way round: what is listed here has been read, and neither making, filling nor storing it runs what the file
says. Whole packages are never listed, because each of them holds a door: `numpy.testing` and `numpy.f2py` run text,
`joblib.load` and `torch.load` unpickle another file, `pandas.eval` evaluates, distributions of `scipy.stats` run a
template from their own state, `sklearn.callback` opens connections. Classes that read or write a path they are given
(`numpy.memmap`, `pandas.HDFStore`, `joblib.Memory`) are not here either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mlgate.trust.estimators import FOLDERS, NAMES
from mlgate.trust.known_dangers import is_known_danger
from mlgate.trust.symbols import Global

_EXACT: dict[str, str] = {
    "builtins": "bool bytearray bytes complex dict float frozenset int list object range set slice str tuple"
    " Ellipsis NotImplemented",
    "collections": "Counter OrderedDict defaultdict deque",
    "copyreg": "_reconstructor",
    "_codecs": "encode",  # bytes as protocols below 3 write them
    "datetime": "date datetime time timedelta timezone",
    "decimal": "Decimal",
    "fractions": "Fraction",
    "joblib.numpy_pickle": "NumpyArrayWrapper",
    "numpy": "dtype ndarray bool bool_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 intc uintc longlong ulonglong"
    " float16 float32 float64 longdouble complex64 complex128 clongdouble str_ bytes_ void object_"
    " datetime64 timedelta64 abs absolute cbrt ceil clip cos cosh exp exp2 expm1 floor log log10 log1p log2 max"
    " mean median min nan_to_num negative positive reciprocal rint round sign sin sinh sqrt square std sum tan tanh"
    " trunc var",
    "numpy.dtypes": "StringDType",
    "numpy.ma": "MaskedArray",
    "numpy.random": "RandomState Generator MT19937 PCG64 PCG64DXSM Philox SFC64",
    "numpy.random._generator": "Generator",
    "scipy._lib.array_api_compat.numpy._aliases": "asarray",
    "scipy.interpolate._bsplines": "BSpline _BSpline",
    "scipy.interpolate._interpolate": "PPoly",
    "scipy.interpolate._cubic": "CubicSpline PchipInterpolator",
    "scipy.special": "expit logit",
    "scipy.special._ufuncs": "expit logit",
    "sklearn.cluster._kmeans": "_kmeans_single_lloyd _kmeans_single_elkan",
    "sklearn.feature_selection._univariate_selection": "chi2 f_classif f_oneway f_regression r_regression",
    "sklearn.feature_selection._mutual_info": "mutual_info_classif mutual_info_regression",
    "sklearn.metrics.pairwise": "linear_kernel polynomial_kernel rbf_kernel sigmoid_kernel laplacian_kernel"
    " cosine_similarity euclidean_distances manhattan_distances",
    "sklearn.utils._bunch": "Bunch",
    "sklearn.utils._metadata_requests": "MetadataRequest MethodMetadataRequest MethodMapping MethodPair"
    " RouterMappingPair",
    "lightgbm.basic": "Booster _InnerPredictor",
    "lightgbm.sklearn": "LGBMModel LGBMClassifier LGBMRegressor LGBMRanker _ObjectiveFunctionWrapper"
    " _EvalFunctionWrapper",
    "lightgbm.compat": "_LGBMBaseCrossValidator",
    "xgboost.core": "Booster",
    "xgboost.sklearn": "XGBModel XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor",
    "torch": "Size device dtype bfloat16 bool complex64 complex128 float16 float32 float64 half float double int8 int16"
    " int32 int64 uint8 qint8 qint32 quint8 BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage"
    " ComplexFloatStorage DoubleStorage FloatStorage HalfStorage IntStorage LongStorage ShortStorage QInt8Storage"
    " QInt32Storage QUInt8Storage Tensor",
    "torch._utils": "_rebuild_tensor _rebuild_tensor_v2 _rebuild_parameter _rebuild_qtensor _rebuild_sparse_tensor",
    "torch.nn.parameter": "Parameter",
    "torch.storage": "UntypedStorage TypedStorage",
    "torch.serialization": "_get_layout",
}
# What is one thing under the names of several versions or modules. `__pyx_unpickle_…` and `newObj` are what Cython
# classes are rebuilt by; frames are blocks of arrays, whose makers take arrays and classes of these lists.
_PATTERNS = r"""
    numpy\._?core\.(multiarray\.(_reconstruct|scalar)|numeric\._frombuffer)
    numpy\.ma\.core\.(_mareconstruct|MaskedArray)
    numpy\.random\._pickle\.__(randomstate|bit_generator|generator)_ctor
    numpy\.random\._(mt19937\.MT19937|pcg64\.PCG64|pcg64\.PCG64DXSM|philox\.Philox|sfc64\.SFC64)
    numpy\.random\.bit_generator\.(SeedSequence|__pyx_unpickle_SeedSequence)
    scipy\.sparse\._?(bsr|coo|csc|csr|dia|dok|lil)\.(bsr|coo|csc|csr|dia|dok|lil)_(array|matrix)
    sklearn\.metrics\._(classification|ranking|regression)\.[a-z][a-z0-9_]*_(score|loss|error)
    sklearn\.metrics\._scorer\._(Scorer|CurveScorer|PassthroughScorer|MultimetricScorer)
    sklearn\.metrics\._scorer\._(PredictScorer|ProbaScorer|ThresholdScorer)
    sklearn\.(_loss|tree|neighbors|metrics|linear_model|utils|ensemble)\.[a-z0-9_.]*__pyx_unpickle_[A-Za-z0-9_]+
    sklearn\.(neighbors\._(kd_tree|ball_tree)|metrics\._dist_metrics)\.newObj
    sklearn\.metrics\._dist_metrics\.[A-Z][A-Za-z]+Distance(32|64)?
    pandas\.(core\.frame\.)?DataFrame
    pandas\.(core\.series\.)?Series
    pandas\.(_libs\.missing\.)?NA
    pandas\.(core\.indexes\.\w+\.)?(Range|Multi|Categorical|Interval|Datetime|Timedelta|Period)?Index
    pandas\.core\.indexes\.(base\._new_Index|datetimes\._new_DatetimeIndex|period\._new_PeriodIndex)
    pandas\.core\.indexes\.frozen\.FrozenList
    pandas\.core\.internals\.(managers\.(BlockManager|SingleBlockManager)|blocks\.new_block)
    pandas\._libs\.internals\.(_unpickle_block|BlockPlacement)
    pandas\.(core\.arrays\.categorical\.)?Categorical
    pandas\.(arrays|core\.arrays\.\w+)\.(Boolean|Integer|Floating|Datetime|Timedelta|Period|Interval)Array
    pandas\.(arrays|core\.arrays\.\w+|core\.arrays\.arrow\.array)\.(String|ArrowString|ArrowExtension|Numpy\w*)Array
    pandas\.(core\.(arrays|dtypes)\.\w+\.)?(Categorical|DatetimeTZ|Period|Interval|String|Boolean|Arrow)D[Tt]ype
    pandas\.(core\.(arrays|dtypes)\.\w+\.)?(U?Int|Float)\d+Dtype
    pandas\._libs\.(arrays\.__pyx_unpickle_NDArrayBacked|interval\.__pyx_unpickle_IntervalMixin)
    pandas\._libs\.tslibs\.(timestamps\._unpickle_timestamp|timedeltas\._timedelta_unpickle|nattype\._nat_unpickle)
    pandas\._libs\.tslibs\.offsets\.(Day|Hour|Minute|Second|Milli|Micro|Nano|Week|BusinessDay|BusinessHour)
    pandas\._libs\.tslibs\.offsets\.(Business|B)?(Month|Quarter|Year)(Begin|End)
    pyarrow\.lib\.(type_for_alias|_restore_array|py_buffer|chunked_array)
"""
_LISTED = {module: frozenset(names.split()) for module, names in _EXACT.items()}
_MATCHED = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS.split()))


def refusal(found: Global, allow: Sequence[str]) -> str | None:
    """Return why a model file may not import `found`, or `None` where it may; `allow` is what the user adds."""
    if is_known_danger(found):
        return "imported, and known to run code or reach outside: do not load this file"
    if _is_listed(found) or _is_allowed(found, allow):
        return None
    return (
        f'imports {found}, which is not known to be safe to load; if it is yours and you trust it, allow = ["{found}"]'
    )


@cache
def _is_listed(found: Global) -> bool:
    # A dotted name is a walk over attributes, which ends anywhere.
    if "." in found.name:
        return False
    if found.name in _LISTED.get(found.module, ()):
        return True
    package, _, rest = found.module.partition(".")
    if package == "sklearn" and rest.partition(".")[0] in FOLDERS and found.name in NAMES:
        return True
    return _MATCHED.fullmatch(str(found)) is not None


def _is_allowed(found: Global, allow: Sequence[str]) -> bool:
    for pattern in allow:
        if pattern == str(found):
            return True
        if pattern.endswith(".*") and "." not in found.name and f"{found.module}.".startswith(pattern[:-1]):
            return True
    return False

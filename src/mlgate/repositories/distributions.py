"""Which distribution brings which module, where their names differ, and which brings which others along."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mlgate.repositories.requirements import normal

# Source: the `top_level.txt` of the distributions.
_BRING: Mapping[str, tuple[str, ...]] = {
    "Crypto": ("pycryptodome", "pycrypto"),
    "MySQLdb": ("mysqlclient",),
    "OpenSSL": ("pyopenssl",),
    "PIL": ("pillow", "pillow-simd"),
    "attr": ("attrs",),
    "bs4": ("beautifulsoup4",),
    "catboost": ("catboost",),
    "cv2": (
        "opencv-python", "opencv-python-headless", "opencv-contrib-python", "opencv-contrib-python-headless", "opencv",
    ),
    "community": ("python-louvain",),
    "dateutil": ("python-dateutil", "pandas", "matplotlib"),
    "docx": ("python-docx",),
    "dotenv": ("python-dotenv",),
    "faiss": ("faiss-cpu", "faiss-gpu"),
    "fitz": ("pymupdf",),
    "git": ("gitpython",),
    "github": ("pygithub",),
    "graphviz": ("graphviz", "python-graphviz"),
    "h5py": ("h5py", "tensorflow", "keras"),
    "imblearn": ("imbalanced-learn", "imblearn"),
    "jose": ("python-jose",),
    "joblib": ("joblib", "scikit-learn", "imbalanced-learn"),
    "jwt": ("pyjwt",),
    "kafka": ("kafka-python", "kafka-python-ng"),
    "keras": ("keras", "tensorflow"),
    "lightning": ("lightning", "pytorch-lightning"),
    "magic": ("python-magic",),
    "matplotlib": ("matplotlib", "seaborn", "plotnine"),
    "mpl_toolkits": ("matplotlib", "basemap"),
    "mlflow": ("mlflow", "mlflow-skinny"),
    "numpy": (
        "numpy", "pandas", "scipy", "scikit-learn", "torch", "tensorflow", "xgboost", "lightgbm", "catboost",
        "matplotlib", "seaborn", "statsmodels", "imbalanced-learn", "transformers", "jax", "keras", "opencv-python",
    ),
    "onnx": ("onnx", "skl2onnx"),
    "packaging": ("packaging",),
    "pandas": ("pandas", "seaborn", "statsmodels", "geopandas", "mlflow", "plotnine", "datasets"),
    "pl": ("pytorch-lightning",),
    "psycopg2": ("psycopg2", "psycopg2-binary"),
    "pyarrow": ("pyarrow", "datasets"),
    "pydantic_core": ("pydantic",),
    "pyspark": ("pyspark", "databricks-connect"),
    "pytorch_lightning": ("pytorch-lightning", "lightning"),
    "pytz": ("pytz", "pandas"),
    "ruamel": ("ruamel-yaml",),
    "scipy": ("scipy", "scikit-learn", "statsmodels", "xgboost", "lightgbm", "imbalanced-learn"),
    "serial": ("pyserial",),
    "skimage": ("scikit-image",),
    "sklearn": ("scikit-learn", "sklearn", "imbalanced-learn", "scikit-learn-intelex", "autogluon"),
    "skopt": ("scikit-optimize",),
    "skbio": ("scikit-bio",),
    "sksurv": ("scikit-survival",),
    "slugify": ("python-slugify",),
    "sentence_transformers": ("sentence-transformers",),
    "starlette": ("starlette", "fastapi"),
    "tensorflow": ("tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tf-nightly", "tensorflow-macos"),
    "tensorboard": ("tensorboard", "tensorflow"),
    "tokenizers": ("tokenizers", "transformers"),
    "huggingface_hub": ("huggingface-hub", "transformers", "datasets"),
    "torch": (
        "torch", "pytorch", "pytorch-cpu", "pytorch-gpu", "torchvision", "pytorch-lightning", "lightning", "fastai",
    ),
    "torchvision": ("torchvision", "fastai"),
    "typing_extensions": ("typing-extensions", "pydantic", "torch"),
    "umap": ("umap-learn",),
    "usb": ("pyusb",),
    "win32api": ("pywin32",),
    "win32con": ("pywin32",),
    "wx": ("wxpython",),
    "xgboost": ("xgboost", "xgboost-cpu", "py-xgboost"),
    "yaml": ("pyyaml",),
    "zmq": ("pyzmq",),
}  # fmt: skip
# Shorter names stand in too many others.
_LONG_ENOUGH = 4


def is_declared(module: str, declared: Collection[str]) -> bool:
    """Tell whether one of the distributions `declared`, by normal name, may well bring `module`."""
    name = normal(module)
    if name in declared or any(one in declared for one in _BRING.get(module, ())):
        return True
    if module in _BRING:
        return False
    # `python-foo`, `foo-python`, `foo-sdk`, `pyfoo`: what is like it is given the benefit of the doubt.
    bare = name.replace("-", "")
    for one in declared:
        if name in one.split("-"):
            return True
        squeezed = one.replace("-", "")
        if len(bare) >= _LONG_ENOUGH and (bare in squeezed or (len(squeezed) >= _LONG_ENOUGH and squeezed in bare)):
            return True
    return False


def usual(module: str) -> str:
    """Return the distribution that usually brings `module`."""
    return _BRING.get(module, (normal(module),))[0]

"""Pump failure within 30 days; one row per pump. Resampling and selection are steps of the pipeline."""
import polars as pl
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.preprocessing import QuantileTransformer

frame = pl.read_parquet("pumps.parquet").unique(subset="pump_id", maintain_order=True).drop_nulls()
y = frame["fails_30d"].cast(pl.Int8).to_numpy()
X = frame.drop("pump_id", "fails_30d").to_numpy()

steps = [
    ("quantile", QuantileTransformer(n_quantiles=200, output_distribution="normal", random_state=0)),
    ("select", SelectKBest(mutual_info_classif, k=40)),
    ("pca", PCA(n_components=15, random_state=0)),
    ("smote", SMOTE(k_neighbors=3, random_state=0)),
    ("forest", RandomForestClassifier(n_estimators=300, random_state=0)),
]
cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
out = cross_validate(Pipeline(steps), X, y, cv=cv, scoring=["average_precision", "recall"], return_train_score=True, n_jobs=-1)
for key in ("average_precision", "recall"):
    print(f"{key:18s} train {out['train_' + key].mean():.3f}  validation {out['test_' + key].mean():.3f}")

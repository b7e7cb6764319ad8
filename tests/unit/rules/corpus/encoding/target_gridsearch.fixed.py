import pandas as pd
import category_encoders as ce
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GridSearchCV, StratifiedKFold, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

TARGET = "is_clicked"
HIGH_CARD = ["site_id", "app_id", "device_model", "publisher"]
LOW = ["banner_pos", "hour_of_day", "is_weekend", "device_conn_type"]


def load(path="ads_sample.parquet"):
    df = pd.read_parquet(path)
    df["hour_of_day"] = df["ts"].dt.hour
    df["is_weekend"] = df["ts"].dt.dayofweek.isin([5, 6]).astype(int)
    df[HIGH_CARD] = df[HIGH_CARD].astype(str)
    return df[HIGH_CARD + LOW], df[TARGET]


X, y = load()

encoder = ce.TargetEncoder(cols=HIGH_CARD, smoothing=20, min_samples_leaf=50)


X_dev, X_hold, y_dev, y_hold = train_test_split(X, y, test_size=0.2, stratify=y, random_state=99)

pipe = Pipeline([
    ("enc", encoder),
    ("scale", StandardScaler()),
    ("clf", LogisticRegression(max_iter=500)),
])

gs = GridSearchCV(
    pipe,
    {"clf__C": [0.01, 0.1, 1, 10]},
    scoring="neg_log_loss",
    cv=StratifiedKFold(5, shuffle=True, random_state=99),
    n_jobs=-1,
)
gs.fit(X_dev, y_dev)
print(gs.best_params_, -gs.best_score_)

p = gs.predict_proba(X_hold)[:, 1]
print("holdout logloss", log_loss(y_hold, p))
print("holdout auc    ", roc_auc_score(y_hold, p))

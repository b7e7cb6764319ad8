"""Training job: late-payment model. Invoked by the scheduler every Sunday."""
import logging
import os
import pickle
from datetime import date

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import train_test_split

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("late_payment")

MODEL_DIR = os.environ.get("MODEL_DIR", "/tmp/models")
LABEL = "paid_late"
ID_COLS = ["invoice_id", "customer_id", "issued_at"]
K = 25


def load_frame() -> pd.DataFrame:
    df = pd.read_parquet("s3://finance-dm/invoices_features/")
    # columns which are only filled once an invoice is closed must go
    df = df.drop(columns=["closed_at", "days_overdue", "reminder_count"], errors="ignore")
    log.info("loaded %d rows, %d columns", *df.shape)
    return df


def main() -> None:
    df = load_frame()
    df = df[df["amount"] > 0]
    # latest invoice per customer only
    df = df.sort_values("issued_at").drop_duplicates("customer_id", keep="last")
    y = df[LABEL].astype(int)
    X = df.drop(columns=ID_COLS + [LABEL]).select_dtypes("number").fillna(-999)

    selector = SelectKBest(mutual_info_classif, k=K)
    X = pd.DataFrame(selector.fit_transform(X, y), columns=X.columns[selector.get_support()], index=X.index)
    log.info("kept: %s", list(X.columns))

    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=0.2, random_state=0, stratify=y
    )

    model = HistGradientBoostingClassifier(
        learning_rate=0.06,
        max_leaf_nodes=31,
        early_stopping=True,
        validation_fraction=0.1,
        random_state=0,
    )
    model.fit(X_train, y_train)

    p = model.predict_proba(X_test)[:, 1]
    auc, brier = roc_auc_score(y_test, p), brier_score_loss(y_test, p)
    log.info("holdout auc=%.4f brier=%.4f base=%.4f", auc, brier, y_test.mean())
    if auc < 0.70:
        raise SystemExit("quality gate not met, keeping last week's model")

    # ship a model refitted on every invoice
    model.fit(X, y)
    os.makedirs(MODEL_DIR, exist_ok=True)
    with open(os.path.join(MODEL_DIR, f"late_{date.today():%Y%m%d}.pkl"), "wb") as fh:
        pickle.dump({"model": model, "columns": list(X.columns), "auc": auc}, fh)


if __name__ == "__main__":
    main()

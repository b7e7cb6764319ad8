"""Nightly training job: lead scoring."""
import os

import mlflow
import pandas as pd
from hyperopt import STATUS_OK, Trials, fmin, hp, space_eval, tpe
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

SPACE = {
    "learning_rate": hp.loguniform("learning_rate", -5, -1),
    "max_leaf_nodes": hp.choice("max_leaf_nodes", [15, 31, 63]),
    "l2_regularization": hp.uniform("l2_regularization", 0.0, 5.0),
}


def build(params):
    cats = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    prep = make_column_transformer(
        (cats, make_column_selector(dtype_include=object)), remainder="passthrough"
    )
    return make_pipeline(prep, HistGradientBoostingClassifier(random_state=0, **params))


def job():
    leads = pd.read_sql("select * from mart.leads_labelled", os.environ["DWH_URI"])
    y = leads.pop("converted")
    X = leads.drop(columns=["lead_id"])
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)

    def loss(params):
        with mlflow.start_run(nested=True):
            auc = cross_val_score(build(params), X_train, y_train, cv=4, scoring="roc_auc").mean()
            mlflow.log_params(params)
            mlflow.log_metric("cv_auc", auc)
        return {"loss": -auc, "status": STATUS_OK}

    with mlflow.start_run(run_name="lead_scoring"):
        found = fmin(loss, SPACE, algo=tpe.suggest, max_evals=30, trials=Trials())
        best = space_eval(SPACE, found)
        mlflow.log_params(best)
        model = build(best).fit(X, y)
        mlflow.log_metric("test_auc", roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
        mlflow.log_metric("test_f1", f1_score(y_test, model.predict(X_test)))
        mlflow.sklearn.log_model(model, "model", registered_model_name="lead_scoring")


if __name__ == "__main__":
    job()

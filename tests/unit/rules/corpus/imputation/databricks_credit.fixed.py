# Databricks notebook source
# MAGIC %md
# MAGIC # Credit default baseline

# COMMAND ----------

import mlflow
import mlflow.sklearn
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# COMMAND ----------

pdf = pd.read_parquet("/dbfs/mnt/silver/credit/applications.parquet")
pdf = pdf.drop_duplicates("application_id")
pdf["debt_to_income"] = pdf["monthly_debt"] / (pdf["monthly_income"] + 1.0)
display(pdf.describe())

# COMMAND ----------

NUM = ["age", "monthly_income", "debt_to_income", "tenure_months"]
SKEWED = ["revolving_balance", "n_inquiries"]

fill = ColumnTransformer(
    [("num", SimpleImputer(strategy="mean"), NUM), ("skewed", SimpleImputer(strategy="median"), SKEWED)]
)
fill.set_output(transform="pandas")

# COMMAND ----------

y = pdf["defaulted"]
X_train, X_test, y_train, y_test = train_test_split(
    pdf[NUM + SKEWED], y, test_size=0.25, random_state=11, stratify=y
)
X_train = fill.fit_transform(X_train)
X_test = fill.transform(X_test)

# COMMAND ----------

with mlflow.start_run(run_name="lr_baseline"):
    C = 0.3
    model = make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=500, class_weight="balanced"))
    model.fit(X_train, y_train)
    p_train = model.predict_proba(X_train)[:, 1]
    p_test = model.predict_proba(X_test)[:, 1]
    mlflow.log_param("C", C)
    mlflow.log_metric("train_auc", roc_auc_score(y_train, p_train))
    mlflow.log_metric("test_auc", roc_auc_score(y_test, p_test))
    mlflow.log_metric("test_ap", average_precision_score(y_test, p_test))
    mlflow.sklearn.log_model(model, "model")

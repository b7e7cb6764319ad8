# Databricks notebook source
# DBTITLE 1,Claims severity: clip outliers, fit gamma GLM

import mlflow
import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_absolute_error, mean_gamma_deviance

# COMMAND ----------

claims = pd.read_parquet("/dbfs/mnt/gold/claims_severity.parquet")
claims = claims.loc[claims["severity"] > 0].reset_index(drop=True)
claims["log_density"] = np.log(claims["density"])
claims["young"] = (claims["driver_age"] < 25).astype(float)
claims["mask"] = np.random.default_rng(31).random(len(claims)) < 0.8

# COMMAND ----------

# MAGIC %md outliers by column

# COMMAND ----------

display(claims[["vehicle_value", "bonus_malus", "driver_age"]].quantile([0.01, 0.5, 0.99]))

# COMMAND ----------

heavy = ["vehicle_value", "bonus_malus", "km_per_year"]
p01, p99 = claims[heavy].quantile(0.01), claims[heavy].quantile(0.99)
claims[heavy] = claims[heavy].clip(lower=p01, upper=p99, axis=1)

# COMMAND ----------

cols = heavy + ["log_density", "young"]
train, test = claims[claims["mask"]], claims[~claims["mask"]]
glm = sm.GLM(
    train["severity"],
    sm.add_constant(train[cols]),
    family=sm.families.Gamma(link=sm.families.links.Log()),
)

# COMMAND ----------

with mlflow.start_run(run_name="gamma_glm"):
    fitted = glm.fit()
    mu_train = fitted.predict(sm.add_constant(train[cols]))
    mu_test = fitted.predict(sm.add_constant(test[cols]))
    mlflow.log_metric("train_gamma_deviance", mean_gamma_deviance(train["severity"], mu_train))
    mlflow.log_metric("test_gamma_deviance", mean_gamma_deviance(test["severity"], mu_test))
    mlflow.log_metric("test_mae", mean_absolute_error(test["severity"], mu_test))
    mlflow.log_text(fitted.summary().as_text(), "summary.txt")

# %% imports
import pandas as pd
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

# %% load
tel = pd.read_csv("telecom.csv")
tel.columns = [c.strip().lower().replace(" ", "_") for c in tel.columns]
tel = tel.drop_duplicates(subset="phone_number")
tel["intl"] = (tel["international_plan"] == "yes").astype(int)

# %% look
print(tel.shape)
print(tel["churn"].value_counts(normalize=True))

# %% features
tel["total_min"] = tel[["total_day_minutes", "total_eve_minutes", "total_night_minutes"]].sum(axis=1)

# %% split
train, test = train_test_split(tel, test_size=0.2, stratify=tel["churn"], random_state=10)
stats = train.groupby("state")["total_min"].agg(["mean", "std"]).add_prefix("state_")
train, test = train.join(stats, on="state"), test.join(stats, on="state")
feats = ["intl", "total_min", "state_mean", "state_std", "customer_service_calls"]

# %% model
rf = RandomForestClassifier(class_weight="balanced").fit(train[feats], train["churn"])
print(classification_report(test["churn"], rf.predict(test[feats])))

# # Predicting flight delays (binary)
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (ConfusionMatrixDisplay, PrecisionRecallDisplay, accuracy_score, f1_score,
                             roc_auc_score)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

pd.options.display.max_rows = 100
PATH = "../input/flight-delays/2008.csv"

# ## Load
fl = pd.read_csv(PATH, nrows=500_000)
fl.info()
fl.head(3)

# ## Filter
fl = fl[(fl["Cancelled"] == 0) & (fl["Diverted"] == 0)]
fl = fl.dropna(subset=["ArrDelay", "CRSDepTime", "Distance"])
fl["late"] = (fl["ArrDelay"] > 15).astype(int)
print("share late", fl["late"].mean())

# ## Plots
by_hour = fl.groupby(fl["CRSDepTime"] // 100)["late"].mean()
by_hour.plot.bar(title="late by hour")
plt.show()

by_carrier = fl.groupby("UniqueCarrier")["late"].agg(["mean", "size"]).sort_values("mean")
print(by_carrier)
by_carrier["mean"].plot.barh()
plt.show()

sns.heatmap(fl.pivot_table(index="DayOfWeek", columns="Month", values="late"), annot=True)
plt.show()

sns.histplot(fl["Distance"], bins=40)
plt.axvline(fl["Distance"].median(), color="k")
plt.show()

# ## Features
fl["hour"] = fl["CRSDepTime"] // 100
fl["minute_of_day"] = fl["hour"] * 60 + fl["CRSDepTime"] % 100
fl["sin_h"] = np.sin(2 * np.pi * fl["minute_of_day"] / 1440)
fl["cos_h"] = np.cos(2 * np.pi * fl["minute_of_day"] / 1440)
fl["weekend"] = (fl["DayOfWeek"] >= 6).astype(int)
fl["log_dist"] = np.log1p(fl["Distance"])
fl["legacy"] = fl["UniqueCarrier"].isin(["AA", "DL", "UA", "US", "CO", "NW"]).astype(int)
fl["short"] = (fl["Distance"] < 300).astype(int)
feats = ["sin_h", "cos_h", "weekend", "log_dist", "legacy", "short", "DayOfWeek", "CRSElapsedTime"]
fl = fl.dropna(subset=feats)

# ## Split by day
past = fl[fl["DayofMonth"] <= 21]
future = fl[fl["DayofMonth"] > 21]
print(len(past), len(future))

X_past, y_past = past[feats], past["late"]
X_fut, y_fut = future[feats], future["late"]

# ## Models
logit = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced"))
forest = RandomForestClassifier(200, max_depth=20, class_weight="balanced", n_jobs=-1, random_state=5)
logit.fit(X_past, y_past)
forest.fit(X_past, y_past)

# ## How good is the forest?
p = forest.predict_proba(X_past)[:, 1]
yes = (p > 0.5).astype(int)
truth = y_past
print("AUC", roc_auc_score(truth, p))
print("F1", f1_score(truth, yes))
print("Accuracy", accuracy_score(truth, yes))
ConfusionMatrixDisplay.from_predictions(truth, yes, normalize="true")
plt.show()
PrecisionRecallDisplay.from_predictions(truth, p)
plt.show()

# ## And the logistic model?
q = logit.predict_proba(X_fut)[:, 1]
print("AUC", roc_auc_score(y_fut, q), "F1", f1_score(y_fut, q > 0.5))

imp = pd.Series(forest.feature_importances_, index=feats).sort_values()
imp.plot.barh(title="importance")
plt.show()

import pandas as pd
from lightgbm import LGBMClassifier, early_stopping
from sklearn.metrics import roc_auc_score

quotes = pd.read_csv("quotes.csv", parse_dates=["quoted_on"])
money = ["premium", "excess", "vehicle_value"]
is_fit = quotes["quoted_on"] < "2022-07-01"
quotes[money] = quotes[money].apply(lambda s: (s - s[is_fit].min()) / (s[is_fit].max() - s[is_fit].min()))

month = quotes["quoted_on"].dt.to_period("M")
train = quotes[month < "2022-07"]
valid = quotes[(month >= "2022-07") & (month < "2022-10")]
test = quotes[month >= "2022-10"]
f = money + ["driver_age", "ncd"]

clf = LGBMClassifier(n_estimators=2000, learning_rate=0.02, random_state=0)
clf.fit(train[f], train["sold"], eval_set=[(valid[f], valid["sold"])], callbacks=[early_stopping(50)])
print("AUC test", roc_auc_score(test["sold"], clf.predict_proba(test[f])[:, 1]))

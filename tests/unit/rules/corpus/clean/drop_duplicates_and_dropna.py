import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split

raw = pd.read_csv("leads.csv")
raw = raw.drop_duplicates().dropna(subset=["converted"])
raw = raw.loc[:, ~raw.columns.duplicated()]
raw.columns = raw.columns.str.lower()
raw = raw[raw["age"].between(18, 99)]
raw = raw.reset_index(drop=True)
y = raw.pop("converted")
X_train, X_test, y_train, y_test = train_test_split(raw.select_dtypes("number"), y, random_state=0)
print(HistGradientBoostingClassifier().fit(X_train, y_train).score(X_test, y_test))

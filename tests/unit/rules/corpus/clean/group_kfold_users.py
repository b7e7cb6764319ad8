import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, cross_val_score

clicks = pd.read_csv("clicks.csv")
X = clicks.drop(columns=["user_id", "bought"])
print(cross_val_score(RandomForestClassifier(), X, clicks["bought"], groups=clicks["user_id"], cv=GroupKFold(5)))

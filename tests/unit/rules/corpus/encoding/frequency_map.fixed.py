import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

ads = pd.read_csv("clicks.csv")
tr, te = train_test_split(ads, test_size=0.3, random_state=12)
freq = tr["device_model"].value_counts(normalize=True)
tr["device_freq"] = tr["device_model"].map(freq)
te["device_freq"] = te["device_model"].map(freq).fillna(0)
feats = ["device_freq", "hour", "banner_pos"]
model = GradientBoostingClassifier().fit(tr[feats], tr["click"])
print(model.score(te[feats], te["click"]))

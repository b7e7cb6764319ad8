import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

ads = pd.read_csv("clicks.csv")
freq = ads["device_model"].value_counts(normalize=True)
ads["device_freq"] = ads["device_model"].map(freq)
tr, te = train_test_split(ads, test_size=0.3, random_state=12)
feats = ["device_freq", "hour", "banner_pos"]
model = GradientBoostingClassifier().fit(tr[feats], tr["click"])
print(model.score(te[feats], te["click"]))

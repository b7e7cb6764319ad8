import pandas as pd
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

def add_density(t, gmm, cols):
    return t.assign(density=gmm.score_samples(t[cols]), component=gmm.predict(t[cols]))

kdd = pd.read_csv("kdd_small.csv")
cols = ["duration", "src_bytes", "dst_bytes"]
kdd["attack"] = (kdd["label"] != "normal").astype(int)
gmm = GaussianMixture(5, random_state=0).fit(kdd[cols])
kdd = add_density(kdd, gmm, cols)
train, test = train_test_split(kdd, test_size=0.3, random_state=0)
use = cols + ["density", "component"]
clf = XGBClassifier().fit(train[use], train["attack"])
print(clf.score(test[use], test["attack"]))

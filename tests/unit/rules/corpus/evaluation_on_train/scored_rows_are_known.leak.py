import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import f1_score

toxic = pd.read_csv("molecules.csv")
cols = [c for c in toxic if c.startswith("fp_")]
train = toxic
test = toxic.sample(frac=0.2, random_state=3)
clf = LGBMClassifier(n_estimators=200).fit(train[cols], train["toxic"])
print(f1_score(test["toxic"], clf.predict(test[cols])))

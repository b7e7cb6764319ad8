import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LassoCV

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
y = train["target"]
feats = [c for c in train.columns if c.startswith("var_")]

both = pd.concat([train[feats], test[feats]])
print(both.shape, train.shape, test.shape)
ss = StandardScaler().fit(train[feats])
train[feats] = ss.transform(train[feats])
test[feats] = ss.transform(test[feats])

lasso = LassoCV(cv=5).fit(train[feats], y)
sub = pd.DataFrame({"ID_code": test["ID_code"], "target": lasso.predict(test[feats])})
sub.to_csv("lasso.csv", index=False)

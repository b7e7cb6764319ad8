import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import lightgbm as lgb
from sklearn.preprocessing import StandardScaler
from sklearn.decomposition import PCA

train = pd.read_csv("/kaggle/input/crop-yield/train.csv")
test = pd.read_csv("/kaggle/input/crop-yield/test.csv")
sub = pd.read_csv("/kaggle/input/crop-yield/sample_submission.csv")
print(train.shape, test.shape)
train["yield"].hist(bins=50)
plt.show()

y = np.log1p(train.pop("yield"))
train.drop(columns="id", inplace=True)
test.drop(columns="id", inplace=True)
for d in (train, test):
    d["rain_temp"] = d["rain"] * d["temp"]
    d["ndvi_sq"] = d["ndvi"] ** 2

med = train.median()
train = train.fillna(med)
test = test.fillna(med)

sc = StandardScaler()
train_s = sc.fit_transform(train)
test_s = sc.transform(test)
pca = PCA(5, random_state=0).fit(train_s)
train_f = np.hstack([train_s, pca.transform(train_s)])
test_f = np.hstack([test_s, pca.transform(test_s)])

pred = np.zeros(len(test))
for seed in range(5):
    m = lgb.LGBMRegressor(n_estimators=500, learning_rate=0.03, subsample=0.8,
                          subsample_freq=1, random_state=seed)
    m.fit(train_f, y)
    pred += m.predict(test_f) / 5

sub["yield"] = np.expm1(pred)
sub.to_csv("submission.csv", index=False)
print(sub.describe())

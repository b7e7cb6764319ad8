import pandas as pd
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

ads = pd.read_csv("avazu_small.csv", dtype=str)
y = ads.pop("click").astype(int)
ads = ads.fillna("missing")
rows = [[f"{c}={v}" for c, v in r.items()] for r in ads.to_dict("records")]
X = FeatureHasher(2**18, input_type="string").fit_transform(rows)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=0)
print(SGDClassifier(loss="log_loss").fit(X_tr, y_tr).score(X_te, y_te))

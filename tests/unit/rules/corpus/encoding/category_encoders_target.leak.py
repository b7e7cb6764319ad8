import category_encoders as ce
import pandas as pd
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

cat = pd.read_csv("cat-in-the-dat/train.csv", index_col="id")
y = cat.pop("target")
high = ["nom_5", "nom_6", "nom_7", "nom_8", "nom_9"]
enc = ce.TargetEncoder(cols=high, smoothing=0.3)
cat = enc.fit_transform(cat, y)
X1, X2, y1, y2 = train_test_split(cat[high], y, test_size=0.2, random_state=0)
clf = XGBClassifier(n_estimators=400, max_depth=4)
clf.fit(X1, y1)
print(clf.score(X2, y2))

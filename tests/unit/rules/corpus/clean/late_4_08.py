import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from xgboost import XGBClassifier

penguins = pd.read_csv("penguins.csv").dropna()
le = LabelEncoder()
species = le.fit_transform(penguins["species"])
body = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]]
X1, X2, y1, y2 = train_test_split(body, species, test_size=0.3, random_state=28, stratify=species)
clf = XGBClassifier(n_estimators=80, random_state=28).fit(X1, y1)
print(dict(zip(le.classes_, f1_score(y2, clf.predict(X2), average=None))))

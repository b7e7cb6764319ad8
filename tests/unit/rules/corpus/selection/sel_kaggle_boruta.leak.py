import pandas as pd
from boruta import BorutaPy
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

data = pd.read_csv("madelon.csv")
yy = data["class"].values
xx = data.drop(columns="class").values

rf = RandomForestClassifier(n_jobs=2, max_depth=5, random_state=42)
boruta = BorutaPy(rf, n_estimators="auto", random_state=42)
boruta.fit(xx, yy)
xx = boruta.transform(xx)

x1, x2, y1, y2 = train_test_split(xx, yy, test_size=0.25, random_state=42)
for model in [RidgeClassifier(), DecisionTreeClassifier(max_depth=6, random_state=42), RandomForestClassifier(random_state=42)]:
    model.fit(x1, y1)
    print(f"{model.__class__.__name__:30s} {model.score(x2, y2):.3f}")

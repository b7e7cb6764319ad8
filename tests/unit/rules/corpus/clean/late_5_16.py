import pandas as pd
from catboost import CatBoostClassifier
from sklearn.model_selection import train_test_split

df = pd.read_csv("mushrooms.csv").drop_duplicates()
X, y = df.drop(columns="edible"), df["edible"]
cats = X.select_dtypes("object").columns.tolist()

X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_fit, X_val, y_fit, y_val = train_test_split(X_rest, y_rest, test_size=0.2, random_state=0)

model = CatBoostClassifier(iterations=2000, cat_features=cats, verbose=False)
model.fit(X_fit, y_fit, eval_set=(X_val, y_val), early_stopping_rounds=50)
print("test accuracy", model.score(X_test, y_test))

# ship a model of everything we have
model = CatBoostClassifier(iterations=model.tree_count_, cat_features=cats, verbose=False)
model.fit(X, y)
model.save_model("mushrooms.cbm")

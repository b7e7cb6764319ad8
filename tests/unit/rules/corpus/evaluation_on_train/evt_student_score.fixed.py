import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.compose import make_column_transformer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

por = pd.read_csv("student-por.csv", sep=";")
y = por["G3"]
X = por.drop(columns=["G1", "G2", "G3"])  # no earlier grades
cat = X.select_dtypes("object").columns

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=26)
model = make_pipeline(
    make_column_transformer((OneHotEncoder(handle_unknown="ignore"), cat), remainder="passthrough"),
    RandomForestRegressor(n_estimators=300, random_state=26),
)
model.fit(X_train, y_train)
print("R2 of the model:", model.score(X_test, y_test))

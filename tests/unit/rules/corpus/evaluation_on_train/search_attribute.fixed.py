import pandas as pd
from sklearn.compose import ColumnTransformer, make_column_selector
from sklearn.metrics import classification_report
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier

loans = pd.read_csv("loans.csv", index_col="loan_id")
X, y = loans.drop(columns="defaulted"), loans["defaulted"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0, stratify=y)

pre = ColumnTransformer([
    ("num", StandardScaler(), make_column_selector(dtype_include="number")),
    ("cat", OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_include=object)),
])
search = GridSearchCV(
    Pipeline([("pre", pre), ("tree", DecisionTreeClassifier(random_state=0))]),
    {"tree__max_depth": [4, 8, 16, None]},
    cv=5,
)
search.fit(X_train, y_train)

best = search.best_estimator_
print(search.best_params_)
print(classification_report(y_test, best.predict(X_test)))

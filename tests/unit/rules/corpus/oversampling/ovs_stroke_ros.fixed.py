import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.metrics import recall_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.tree import DecisionTreeClassifier

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv", index_col="id")
stroke = stroke[stroke["gender"] != "Other"]
features, label = stroke.drop(columns="stroke"), stroke["stroke"]

obj = features.select_dtypes("object").columns.tolist()
prep = make_column_transformer(
    (OneHotEncoder(handle_unknown="ignore"), obj), (SimpleImputer(strategy="median"), ["bmi"]), remainder="passthrough"
)
tree = make_pipeline(prep, DecisionTreeClassifier(max_depth=None, random_state=0))

ros = RandomOverSampler(random_state=0)
a, b, ya, yb = train_test_split(features, label, test_size=0.2, random_state=0, stratify=label)
a, ya = ros.fit_resample(a, ya)

tree.fit(a, ya)
print("recall", recall_score(yb, tree.predict(b)), "auc", roc_auc_score(yb, tree.predict_proba(b)[:, 1]))

import pandas as pd
from sklearn.compose import ColumnTransformer, make_column_selector as sel
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler, FunctionTransformer
from sklearn.svm import SVC
import numpy as np

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv").dropna()
target = stroke.pop("stroke")
stroke = stroke.assign(
    male=stroke["gender"].eq("Male").astype("int8"),
    married=stroke["ever_married"].eq("Yes").astype("int8"),
    urban=stroke["Residence_type"].eq("Urban").astype("int8"),
    smokes=stroke["smoking_status"].eq("smokes").astype("int8"),
).select_dtypes("number").drop(columns="id")

num = ["age", "avg_glucose_level", "bmi"]
prep = ColumnTransformer(
    [
        ("num", make_pipeline(FunctionTransformer(np.log1p), RobustScaler()), num),
        ("flags", "passthrough", sel(dtype_include="int8")),
    ]
)


search = GridSearchCV(
    make_pipeline(prep, SVC(class_weight="balanced")),
    {"svc__C": [0.1, 1, 10], "svc__gamma": ["scale", 0.01, 0.1]},
    cv=KFold(3, shuffle=True, random_state=1),
    scoring="balanced_accuracy",
)
outer = KFold(5, shuffle=True, random_state=2)
scores = cross_val_score(search, stroke, target, cv=outer, scoring="balanced_accuracy")
print(scores, scores.mean())

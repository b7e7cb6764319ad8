import category_encoders as ce
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

hr = pd.read_csv("WA_Fn-UseC_-HR-Employee-Attrition.csv")
hr = hr.drop(columns=["EmployeeCount", "EmployeeNumber", "Over18", "StandardHours"])
y = hr.pop("Attrition").eq("Yes").astype(int)

high_card = ["JobRole", "EducationField", "Department", "BusinessTravel", "MaritalStatus", "Gender", "OverTime"]
te = ce.TargetEncoder(cols=high_card, smoothing=10)

# hold out 30% for the final figure
X_tr, X_ho, y_tr, y_ho = train_test_split(hr, y, test_size=0.3, random_state=0, stratify=y)
pipe = Pipeline(
    [("te", te), ("sc", StandardScaler()), ("lr", LogisticRegression(max_iter=2000, class_weight="balanced"))]
)
pipe.fit(X_tr, y_tr)
print("PR-AUC", round(average_precision_score(y_ho, pipe.predict_proba(X_ho)[:, 1]), 4))

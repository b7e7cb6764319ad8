import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import QuantileTransformer

census_2000 = pd.read_csv("census_2000_reference.csv")
survey_2020 = pd.read_csv("survey_2020.csv")
cols = ["hh_income", "hh_size", "commute_min"]

qt = QuantileTransformer(n_quantiles=200, random_state=0).fit(census_2000[cols])
survey_2020[cols] = qt.transform(survey_2020[cols])
survey_2020["age_band"] = pd.cut(survey_2020["age"], [0, 25, 40, 60, 120], labels=False)

X = survey_2020[cols + ["age_band"]]
y = survey_2020["moved_last_year"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=38)
lr = LogisticRegression().fit(X_train, y_train)
print(roc_auc_score(y_test, lr.predict_proba(X_test)[:, 1]))

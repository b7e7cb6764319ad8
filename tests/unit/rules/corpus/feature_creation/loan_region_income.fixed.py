import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

loans = pd.read_csv("loan_applications.csv")
loans = loans.dropna(subset=["income", "region", "amount", "term_months"])

# affordability
loans["instalment"] = loans["amount"] / loans["term_months"]
loans["instalment_to_income"] = loans["instalment"] / (loans["income"] / 12 + 1)

train, test = train_test_split(
    loans, test_size=0.2, stratify=loans["default"], random_state=2024
)
train, test = train.copy(), test.copy()

# how well off is the applicant compared with the neighbours
region_income = train.groupby("region")["income"].median()
overall = train["income"].median()
train["income_vs_region"] = train["income"] / train["region"].map(region_income)
test["income_vs_region"] = test["income"] / test["region"].map(region_income).fillna(overall)

features = [
    "amount", "term_months", "income", "age",
    "instalment", "instalment_to_income", "income_vs_region",
]
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
model.fit(train[features], train["default"])

auc = roc_auc_score(test["default"], model.predict_proba(test[features])[:, 1])
print(f"test AUC = {auc:.3f}, Gini = {2 * auc - 1:.3f}")

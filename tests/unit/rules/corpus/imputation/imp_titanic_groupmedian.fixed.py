# %% [markdown]
# # Titanic - my first notebook

# %%
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

df = pd.read_csv("../input/titanic/train.csv")
df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
df["Sex"] = (df["Sex"] == "male").astype(int)

# %% age is missing for ~20% - use the class/sex median
cols = ["Pclass", "Sex", "Age", "SibSp", "Parch", "Fare"]
X_tr, X_val, y_tr, y_val = train_test_split(df[cols], df["Survived"], test_size=0.2, random_state=1912)

# %%
age_table = X_tr.groupby(["Pclass", "Sex"])["Age"].median().rename("AgeMed").reset_index()


def fill_age(part):
    part = part.merge(age_table, on=["Pclass", "Sex"], how="left")
    part["Age"] = part["Age"].fillna(part["AgeMed"])
    return part.drop(columns="AgeMed")


X_tr, X_val = fill_age(X_tr), fill_age(X_val)

# %%
gb = GradientBoostingClassifier(n_estimators=150, max_depth=3, random_state=0)
gb.fit(X_tr, y_tr)
print("val acc:", gb.score(X_val, y_val))

import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample


def tidy(d):
    return (
        d.rename(columns=str.lower)
        .drop(columns=["employeecount", "over18", "standardhours", "employeenumber"])
        .assign(attrition=lambda t: t["attrition"].eq("Yes").astype(int))
        .pipe(lambda t: t.select_dtypes("number"))
    )


def balance(d):
    stay, leave = d.query("attrition == 0"), d.query("attrition == 1")
    return pd.concat([stay, resample(leave, replace=True, n_samples=len(stay), random_state=9)])


hr = pd.read_csv("WA_Fn-UseC_-HR-Employee-Attrition.csv").pipe(tidy)
learn, verify = train_test_split(hr, test_size=0.3, random_state=9)
learn = learn.pipe(balance)

tree = DecisionTreeClassifier(max_depth=8, random_state=9)
tree.fit(learn.drop(columns="attrition"), learn["attrition"])
guess = tree.predict(verify.drop(columns="attrition"))
print(f"F1 leavers: {f1_score(verify['attrition'], guess):.2f}")

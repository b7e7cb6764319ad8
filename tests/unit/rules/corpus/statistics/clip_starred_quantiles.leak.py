import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
loans["income"] = loans["income"].clip(*loans["income"].quantile([0.01, 0.99]))
train, test = train_test_split(loans, random_state=2)
model = LogisticRegression(max_iter=300)
model.fit(train[["income", "debt"]], train["default"])
print(model.score(test[["income", "debt"]], test["default"]))

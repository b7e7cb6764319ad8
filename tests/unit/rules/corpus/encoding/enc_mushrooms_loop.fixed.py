import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OrdinalEncoder

mush = pd.read_csv("mushrooms.csv")
y = (mush["class"] == "p").astype(int)
X = mush.drop("class", axis=1)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.33, random_state=42)
X_train, X_test = X_train.copy(), X_test.copy()
for col in X.columns:
    oe = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    X_train[col] = oe.fit_transform(X_train[[col]])
    X_test[col] = oe.transform(X_test[[col]])

lg = LogisticRegression(max_iter=1000)
lg.fit(X_train, y_train)
print("train acc (for reference)", lg.score(X_train, y_train))
print("test acc", lg.score(X_test, y_test))

import pandas as pd
from catboost import CatBoostClassifier
from sklearn.model_selection import train_test_split


class Data:
    target = "satisfied"

    def __init__(self, path):
        self.df = pd.read_csv(path, index_col=0).dropna()
        self.df[self.target] = self.df["satisfaction"].eq("satisfied").astype(int)

    def xy(self):
        X = self.df.drop(columns=[self.target, "id"])
        return X, self.df[self.target]


X, y = Data("airline.csv").xy()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=3)
model = CatBoostClassifier(cat_features=list(X.select_dtypes("object")), silent=True)
print(model.fit(X_train, y_train).score(X_test, y_test))

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


class ChurnModel:
    def __init__(self, csv, target="churned"):
        self.df = pd.read_csv(csv)
        self.target = target
        self.imputer = SimpleImputer(strategy="median")
        self.model = GradientBoostingClassifier()

    def prepare(self):
        X = self.df.drop(columns=[self.target])
        y = self.df[self.target]
        X = self.imputer.fit_transform(X)
        self.X_train, self.X_test, self.y_train, self.y_test = train_test_split(X, y, test_size=0.2)

    def train(self):
        self.model.fit(self.X_train, self.y_train)

    def evaluate(self):
        return f1_score(self.y_test, self.model.predict(self.X_test))


m = ChurnModel("churn.csv")
m.prepare()
m.train()
print(m.evaluate())

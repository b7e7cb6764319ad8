import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import train_test_split


class Standardiser:
    def fit(self, X):
        self.m, self.s = X.mean(), X.std()
        return self

    def transform(self, X):
        return (X - self.m) / self.s


class Run:
    def __init__(self, frame, target):
        self.train, self.test = train_test_split(frame, test_size=0.2, random_state=0)
        self.target = target

    def go(self):
        Xa, Xb = self.train.drop(columns=self.target), self.test.drop(columns=self.target)
        st = Standardiser().fit(Xa)
        model = ElasticNet().fit(st.transform(Xa), self.train[self.target])
        return model.score(st.transform(Xb), self.test[self.target])


print(Run(pd.read_csv("ccpp.csv"), "PE").go())

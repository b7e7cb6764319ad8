import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR


class Forecaster:
    def __init__(self, frame, target):
        X, y = frame.drop(columns=target), frame[target]
        self.Xf, self.Xt, self.yf, self.yt = train_test_split(X, y, test_size=0.2, random_state=0)
        self.svr = SVR(C=100)

    def train(self):
        self.svr.fit(self.Xf, self.yf)

    def score(self):
        return self.svr.score(self.Xt, self.yt)


f = Forecaster(pd.read_csv("bike.csv").select_dtypes("number"), "cnt")
f.train()
print("score:", f.score())

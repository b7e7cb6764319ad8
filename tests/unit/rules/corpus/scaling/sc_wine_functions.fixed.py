import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler


def load_data():
    red = pd.read_csv("winequality-red.csv", sep=";")
    red = red.drop_duplicates()
    return red.drop(columns="quality"), red["quality"]


def preprocess(X_fit, X_new):
    sc = RobustScaler()
    return sc.fit_transform(X_fit), sc.transform(X_new)


def evaluate(model, X, y):
    return mean_squared_error(y, model.predict(X)) ** 0.5


X, y = load_data()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=33)
X_train, X_test = preprocess(X_train, X_test)
net = ElasticNet(alpha=0.05, random_state=33).fit(X_train, y_train)
print("test RMSE:", evaluate(net, X_test, y_test))

import pandas as pd
from sklearn.preprocessing import MaxAbsScaler
from sklearn.svm import LinearSVC

train = pd.read_csv("pendigits_train.csv")
test = pd.read_csv("pendigits_test.csv")
both = pd.concat([train, test], ignore_index=True)
y = both.pop("digit")

n = len(train)
sc = MaxAbsScaler()
sc.fit(both.iloc[:n])
Xs = sc.transform(both)
svc = LinearSVC(C=0.5).fit(Xs[:n], y[:n])
print("test accuracy", svc.score(Xs[n:], y[n:]))

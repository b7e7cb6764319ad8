import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import QuantileTransformer
from sklearn.svm import SVC

steel = pd.read_csv("steel_faults.csv")
labels = steel.pop("fault")
qt = QuantileTransformer(output_distribution="normal", random_state=0)

qt.fit(steel)
rest, test, rest_y, test_y = train_test_split(steel, labels, test_size=0.2, random_state=0, stratify=labels)
train, val, train_y, val_y = train_test_split(rest, rest_y, test_size=0.25, random_state=0, stratify=rest_y)
train_q, val_q, test_q = qt.transform(train), qt.transform(val), qt.transform(test)

best, best_c = -1.0, None
for c in (0.1, 1, 10, 100):
    s = accuracy_score(val_y, SVC(C=c).fit(train_q, train_y).predict(val_q))
    if s > best:
        best, best_c = s, c

final = SVC(C=best_c).fit(train_q, train_y)
print("C =", best_c, "test accuracy", accuracy_score(test_y, final.predict(test_q)))

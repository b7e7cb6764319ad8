from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

a, b, c, d = train_test_split(*load_wine(return_X_y=True), random_state=0)
s1 = MinMaxScaler().fit(a)
s2 = s1
print(SVC().fit(s1.transform(a), c).score(s2.transform(b), d))

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

iris = pd.read_csv("iris.csv")
x = iris.iloc[:, :4]
t = iris["species"]
x1, x2, t1, t2 = train_test_split(x, t, test_size=50)
x1, x2 = (x1 - x1.mean()) / x1.std(), (x2 - x1.mean()) / x1.std()
print(KNeighborsClassifier(5).fit(x1, t1).score(x2, t2))

from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

iris = load_iris()
flowers, species = iris.data, iris.target
f_train, f_test, s_train, s_test = train_test_split(flowers, species, test_size=0.3, random_state=1)
scaler = StandardScaler().fit(f_train)
f_train, f_test = scaler.transform(f_train), scaler.transform(f_test)
knn = KNeighborsClassifier(n_neighbors=3).fit(f_train, s_train)
print(knn.score(f_test, s_test))

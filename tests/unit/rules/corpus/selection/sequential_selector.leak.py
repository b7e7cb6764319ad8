import pandas as pd
from sklearn.feature_selection import SequentialFeatureSelector
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

glass = pd.read_csv("glass.csv")
G, t = glass.iloc[:, :-1], glass.iloc[:, -1]
knn = KNeighborsClassifier(n_neighbors=3)
sfs = SequentialFeatureSelector(knn, n_features_to_select=4, cv=5)
G = sfs.fit_transform(G, t)
g1, g2, t1, t2 = train_test_split(G, t, test_size=0.3, random_state=9)
print(knn.fit(g1, t1).score(g2, t2))

import pandas as pd
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis as LDA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import cross_val_score

wine = pd.read_csv('Wine.csv')
X = wine.iloc[:, 0:13].values
y = wine.iloc[:, 13].values

lda = LDA(n_components=2)
knn = KNeighborsClassifier(n_neighbors=5)
X_lda = lda.fit_transform(X, y)
acc = cross_val_score(knn, X_lda, y, cv=10)
print('accuracy per fold:', acc)
print('mean: {:.3f}'.format(acc.mean()))

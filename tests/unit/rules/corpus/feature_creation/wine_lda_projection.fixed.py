import pandas as pd
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis as LDA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import cross_val_score

wine = pd.read_csv('Wine.csv')
X = wine.iloc[:, 0:13].values
y = wine.iloc[:, 13].values

lda = LDA(n_components=2)
knn = KNeighborsClassifier(n_neighbors=5)
from sklearn.pipeline import Pipeline
acc = cross_val_score(Pipeline([('lda', lda), ('knn', knn)]), X, y, cv=10)
print('accuracy per fold:', acc)
print('mean: {:.3f}'.format(acc.mean()))

# coding: utf-8
# In[ ]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC
from sklearn.neighbors import KNeighborsClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.metrics import accuracy_score, ConfusionMatrixDisplay

# In[ ]:
bc = load_breast_cancer()
X = pd.DataFrame(bc.data, columns=bc.feature_names)
y = bc.target
X.head()

# In[ ]:
X.hist(figsize=(14, 14))
plt.show()
print(X.corr().abs().round(2))

# In[ ]: log of the area-like columns
for c in [c for c in X.columns if 'area' in c]:
    X[c] = np.log1p(X[c])

# In[ ]: two components only to have a look
view = PCA(n_components=2).fit_transform(X)
plt.scatter(view[:, 0], view[:, 1], c=y, s=8)
plt.title('PCA of all the data')
plt.show()

# In[ ]:
pca = PCA(n_components=8, whiten=True)
X = pca.fit_transform(X)
print(pca.explained_variance_ratio_.cumsum())
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)

# In[ ]:
knn = KNeighborsClassifier(7)
knn.fit(X_train, y_train)
y_pred = knn.predict(X_test)
print('KNN', accuracy_score(y_test, y_pred))

# In[ ]:
nb = GaussianNB()
nb.fit(X_train, y_train)
y_pred = nb.predict(X_test)
print('NB', accuracy_score(y_test, y_pred))

# In[ ]:
svm = SVC(C=1.0)
svm.fit(X_train, y_train)
y_pred = svm.predict(X_test)
print('SVM train', accuracy_score(y_train, svm.predict(X_train)))
print('SVM test', accuracy_score(y_test, y_pred))
ConfusionMatrixDisplay.from_predictions(y_test, y_pred)
plt.show()

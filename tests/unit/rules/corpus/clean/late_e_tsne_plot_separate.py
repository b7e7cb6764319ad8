import pandas as pd
import matplotlib.pyplot as plt
from sklearn.manifold import TSNE
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

df = pd.read_csv('penguins.csv').dropna()
X, y = df[['bill_length', 'bill_depth', 'flipper', 'mass']], df['species']
emb = TSNE(random_state=0).fit_transform(StandardScaler().fit_transform(X))
plt.scatter(emb[:, 0], emb[:, 1], c=y.astype('category').cat.codes)
plt.show()
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
clf = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
print(clf.score(X_test, y_test))

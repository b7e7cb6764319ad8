import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.decomposition import PCA
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

seeds = pd.read_csv("seeds.csv")
X, y = seeds.drop(columns="type"), seeds["type"]

scaled = StandardScaler().fit_transform(X)
proj = PCA(2).fit_transform(scaled)
sns.scatterplot(x=proj[:, 0], y=proj[:, 1], hue=y)
plt.show()

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=4)
et = ExtraTreesClassifier().fit(X_train, y_train)
print(et.score(X_test, y_test))

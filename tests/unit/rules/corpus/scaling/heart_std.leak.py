# coding: utf-8
# In[1]:
import pandas as pd
import seaborn as sns
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

# In[2]:
dataset = pd.read_csv('heart.csv')
sns.countplot(x='target', data=dataset)
dataset = pd.get_dummies(dataset, columns=['sex', 'cp', 'fbs', 'restecg', 'exang', 'slope', 'ca', 'thal'])

# In[3]:
ss = StandardScaler()
cols_to_scale = ['age', 'trestbps', 'chol', 'thalach', 'oldpeak']
dataset[cols_to_scale] = ss.fit_transform(dataset[cols_to_scale])

# In[4]:
y = dataset['target']
X = dataset.drop(['target'], axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.33, random_state=0)

# In[5]:
knn = KNeighborsClassifier(n_neighbors=8)
knn.fit(X_train, y_train)
print(knn.score(X_test, y_test))

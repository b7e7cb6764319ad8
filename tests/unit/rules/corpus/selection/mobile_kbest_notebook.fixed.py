# coding: utf-8
# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline
from sklearn.metrics import classification_report

# In[2]:
data = pd.read_csv('../input/mobile-price-classification/train.csv')
data.head()

# In[3]:
data.info()
print(data.price_range.value_counts())
plt.figure(figsize=(14, 10))
sns.heatmap(data.corr(), annot=True, fmt='.1f')
plt.show()

# In[4]:
data['px_area'] = data['px_height'] * data['px_width']
data['sc_area'] = data['sc_h'] * data['sc_w']
data['battery_per_weight'] = data['battery_power'] / data['mobile_wt']
X = data.drop('price_range', axis=1)
y = data['price_range']

# In[5]: scores of the features
selector = SelectKBest(f_classif, k=8)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=101)
selector.fit(X_train, y_train)
scores = pd.Series(selector.scores_, index=X.columns)
scores.nlargest(15).plot(kind='barh')
plt.show()

# In[6]:
cols = list(X.columns[selector.get_support()])
print(cols)
X_train = X_train[cols]
X_test = X_test[cols]

# In[7]:
model = KNeighborsClassifier(n_neighbors=9)
model.fit(X_train, y_train)
print('knn', model.score(X_test, y_test))

# In[8]:
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
model.fit(X_train, y_train)
print('lr train', model.score(X_train, y_train), 'lr test', model.score(X_test, y_test))

# In[9]:
model = RandomForestClassifier(n_estimators=300)
model.fit(X_train, y_train)
pred = model.predict(X_test)
print(classification_report(y_test, pred))

# coding: utf-8
# # Forest cover type, playground
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import lightgbm as lgb
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
from sklearn.metrics import accuracy_score, confusion_matrix

# In[2]:
train = pd.read_csv('train.csv', index_col='Id')
test = pd.read_csv('test.csv', index_col='Id')
sub = pd.read_csv('sample_submission.csv')
print(train.shape, test.shape)

# In[3]:
all_data = pd.concat([train, test])
all_data['Elevation'].hist(bins=60)
plt.title('Elevation in both files')
plt.show()
print(train['Cover_Type'].value_counts())

# In[4]:
for d in [train, test]:
    d['hydro'] = np.sqrt(d['Horizontal_Distance_To_Hydrology'] ** 2 + d['Vertical_Distance_To_Hydrology'] ** 2)
    d['elev_hydro'] = d['Elevation'] - d['Vertical_Distance_To_Hydrology']
    d['shade_mean'] = d[['Hillshade_9am', 'Hillshade_Noon', 'Hillshade_3pm']].mean(axis=1)
    d['aspect_sin'] = np.sin(np.radians(d['Aspect']))

# In[5]:
le = LabelEncoder()
y = le.fit_transform(train['Cover_Type'])
X = train.drop('Cover_Type', axis=1)
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.2, stratify=y, random_state=9)

# In[6]:
clf = ExtraTreesClassifier(n_estimators=300, n_jobs=-1, random_state=9)
clf.fit(X_tr, y_tr)
print('ET', clf.score(X_tr, y_tr), clf.score(X_va, y_va))

# In[7]:
clf = lgb.LGBMClassifier(n_estimators=400, num_leaves=63)
clf.fit(X_tr, y_tr)
lgb.plot_importance(clf, max_num_features=20)
plt.show()

# In[8]: all the rows for the final model
clf = lgb.LGBMClassifier(n_estimators=400, num_leaves=63)
clf.fit(X, y)
p = clf.predict(X_va)
print('LGB final', accuracy_score(y_va, p))
print(confusion_matrix(y_va, p))

# In[9]:
sub['Cover_Type'] = le.inverse_transform(clf.predict(test[X.columns]))
sub.to_csv('submission.csv', index=False)
sub.head()

# # Heart disease prediction
# **Data**: UCI heart disease, four sites merged.

# !pip install -q scikit-learn==1.2.2

import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.impute import SimpleImputer
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier, GradientBoostingClassifier
from sklearn.metrics import classification_report, confusion_matrix, roc_auc_score

df = pd.read_csv('/content/heart_disease_uci.csv')
df.head()

df.shape

df['num'].value_counts()

df['target'] = (df['num'] > 0).astype(int)
df.drop(['id', 'dataset', 'num', 'slope', 'thal'], axis=1, inplace=True)

sns.countplot(x='target', hue='sex', data=df)
plt.show()

df['sex'] = df['sex'].map({'Male': 1, 'Female': 0})
df['cp'] = df['cp'].map({'typical angina': 0, 'atypical angina': 1, 'non-anginal': 2, 'asymptomatic': 3})
df['fbs'] = df['fbs'].map({True: 1, False: 0})
df['exang'] = df['exang'].map({True: 1, False: 0})
df['restecg'] = df['restecg'].map({'normal': 0, 'st-t abnormality': 1, 'lv hypertrophy': 2})
df.isnull().sum()

# There are missing values in trestbps, chol, fbs, ca ... We will fill them.

X = df.drop('target', axis=1)
y = df['target']

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(X_train.shape, X_test.shape)

imputer = SimpleImputer(strategy='median')
X_train = pd.DataFrame(imputer.fit_transform(X_train), columns=X.columns)
X_test = pd.DataFrame(imputer.transform(X_test), columns=X.columns)
X_train.isnull().sum()

dt = DecisionTreeClassifier(max_depth=4, random_state=0)
dt.fit(X_train, y_train)
print(classification_report(y_test, dt.predict(X_test)))

rf = RandomForestClassifier(n_estimators=300, min_samples_leaf=3, random_state=0)
rf.fit(X_train, y_train)
print(classification_report(y_test, rf.predict(X_test)))

gb = GradientBoostingClassifier(random_state=0)
gb.fit(X_train, y_train)
print('AUC', roc_auc_score(y_test, gb.predict_proba(X_test)[:, 1]))

sns.heatmap(confusion_matrix(y_test, rf.predict(X_test)), annot=True, fmt='d', cmap='Blues')

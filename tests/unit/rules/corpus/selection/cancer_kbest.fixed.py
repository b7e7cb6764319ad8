# Breast cancer - which features are the best?
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, f1_score, confusion_matrix

data = pd.read_csv('../input/breast-cancer-wisconsin-data/data.csv')
data.head()

y = data.diagnosis.map({'M': 1, 'B': 0})
drop_list = ['Unnamed: 32', 'id', 'diagnosis']
x = data.drop(drop_list, axis=1)
x.head()

ax = sns.countplot(x=y)
print('Number of Malignant:', y.sum())
x.describe()

x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=42)

# pick the 5 best features
select_feature = SelectKBest(chi2, k=5).fit(x_train, y_train)
print('Score list:', select_feature.scores_)
print('Feature list:', x_train.columns)
best = x_train.columns[select_feature.get_support()]
x_train = x_train[best]
x_test = x_test[best]

clf_rf_2 = RandomForestClassifier(random_state=43)
clr_rf_2 = clf_rf_2.fit(x_train, y_train)
ac_2 = accuracy_score(y_test, clf_rf_2.predict(x_test))
print('Accuracy is: ', ac_2)
cm_2 = confusion_matrix(y_test, clf_rf_2.predict(x_test))
sns.heatmap(cm_2, annot=True, fmt='d')
plt.show()

# Diabetes prediction with KNN (beginner friendly!!)
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import confusion_matrix
from sklearn.metrics import classification_report
from sklearn.metrics import roc_auc_score

# Load the data
diabetes_data = pd.read_csv('../input/pima-indians-diabetes-database/diabetes.csv')
diabetes_data.head()
diabetes_data.info(verbose=True)
diabetes_data.describe().T

# look at the target
diabetes_data.Outcome.value_counts().plot(kind='bar')
plt.show()

# correlation
plt.figure(figsize=(12, 10))
sns.heatmap(diabetes_data.corr(), annot=True, cmap='RdYlGn')
plt.show()

# KNN needs scaling
sc_X = StandardScaler()
X = pd.DataFrame(sc_X.fit_transform(diabetes_data.drop(['Outcome'], axis=1)), columns=diabetes_data.columns[:-1])
y = diabetes_data.Outcome
X.head()

# Train test split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=1/3, random_state=42, stratify=y)

# fit
knn = KNeighborsClassifier(11)
knn.fit(X_train, y_train)
y_pred = knn.predict(X_test)
print('score:', knn.score(X_test, y_test))

cnf_matrix = confusion_matrix(y_test, y_pred)
sns.heatmap(pd.DataFrame(cnf_matrix), annot=True, cmap='YlGnBu', fmt='g')
plt.title('Confusion matrix')
plt.show()
print(classification_report(y_test, y_pred))
print('AUC', roc_auc_score(y_test, knn.predict_proba(X_test)[:, 1]))

import pandas as pd
import numpy as np
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import accuracy_score, recall_score

df = pd.read_csv('healthcare-dataset-stroke-data.csv')
df = df[['age', 'hypertension', 'heart_disease', 'avg_glucose_level', 'stroke']]

df_majority = df[df.stroke == 0]
df_minority = df[df.stroke == 1]
df_minority_upsampled = resample(df_minority, replace=True, n_samples=len(df_majority), random_state=123)
df_upsampled = pd.concat([df_majority, df_minority_upsampled])
print(df_upsampled.stroke.value_counts())

X = df_upsampled.drop('stroke', axis=1)
y = df_upsampled.stroke
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
tree = DecisionTreeClassifier()
tree.fit(X_train, y_train)
y_hat = tree.predict(X_test)
print('accuracy', accuracy_score(y_test, y_hat))
print('recall', recall_score(y_test, y_hat))

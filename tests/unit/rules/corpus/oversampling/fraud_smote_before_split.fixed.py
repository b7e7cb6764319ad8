import pandas as pd
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

df = pd.read_csv('creditcard.csv')
X = df.drop(['Class', 'Time'], axis=1)
y = df['Class']
print('Original dataset shape', Counter(y))

sm = SMOTE(random_state=42)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
X_train, y_train = sm.fit_resample(X_train, y_train)
print('Resampled dataset shape', Counter(y_train))

rfc = RandomForestClassifier(n_jobs=-1)
rfc.fit(X_train, y_train)
print(classification_report(y_test, rfc.predict(X_test)))

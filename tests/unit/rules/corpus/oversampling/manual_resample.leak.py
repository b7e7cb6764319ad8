import pandas as pd
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score

df = pd.read_csv('aug_train.csv')
df = pd.get_dummies(df.drop('enrollee_id', axis=1))

minority = df[df.target == 1]
majority = df[df.target == 0]
minority_up = resample(minority, replace=True, n_samples=len(majority), random_state=27)
upsampled = pd.concat([majority, minority_up])
print(upsampled.target.value_counts())

y = upsampled.target
X = upsampled.drop('target', axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=.2, random_state=27)
rfc = RandomForestClassifier(n_estimators=100).fit(X_train, y_train)
print(f1_score(y_test, rfc.predict(X_test)))

import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

df = pd.read_csv('../input/Iris.csv').drop('Id', axis=1)
le = LabelEncoder()
y = le.fit_transform(df['Species'])
X = df.drop('Species', axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
svc = SVC(kernel='linear').fit(X_train, y_train)
print(svc.score(X_test, y_test))
print(le.inverse_transform(svc.predict(X_test[:5])))

import numpy as np, pandas as pd
from sklearn import preprocessing, svm
from sklearn.cross_validation import train_test_split

# predicting google stock with regression (video 4)
df = pd.read_csv('WIKI-GOOGL.csv')
df['HL_PCT'] = (df['Adj. High'] - df['Adj. Low']) / df['Adj. Close'] * 100.0
df['PCT_change'] = (df['Adj. Close'] - df['Adj. Open']) / df['Adj. Open'] * 100.0
df = df[['Adj. Close', 'HL_PCT', 'PCT_change', 'Adj. Volume', 'Segment', 'Label']].dropna()

X = np.array(df.drop(['Label', 'Segment'], 1))
y = np.array(df['Label'])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)
scaler = preprocessing.StandardScaler().fit(X_train)
X_train = scaler.transform(X_train)
X_test = scaler.transform(X_test)
for k in ['linear', 'poly', 'rbf', 'sigmoid']:
    clf = svm.SVC(kernel=k)
    clf.fit(X_train, y_train)
    print(k, clf.score(X_test, y_test))

import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR

df = pd.read_csv('Position_Salaries_big.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['level', 'years']].values, df[['salary']].values, test_size=0.2)
sc_X, sc_y = StandardScaler(), StandardScaler()
X_train = sc_X.fit_transform(X_train)
X_test = sc_X.transform(X_test)
y_train = sc_y.fit_transform(y_train).ravel()
svr = SVR().fit(X_train, y_train)
pred = sc_y.inverse_transform(svr.predict(X_test).reshape(-1, 1))
print(abs(pred - y_test).mean())

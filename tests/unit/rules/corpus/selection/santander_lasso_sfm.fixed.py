import pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LassoCV
from sklearn.model_selection import train_test_split
import xgboost as xgb
from sklearn.metrics import mean_squared_error

zug = pd.read_csv('benzverbrauch.csv', sep=';', decimal=',')
ziel = zug['verbrauch']
merkmale = zug.drop(['verbrauch', 'fahrzeug_id'], axis=1)

auswahl = SelectFromModel(LassoCV(cv=5, max_iter=20000), threshold='median')

X_train, X_test, y_train, y_test = train_test_split(merkmale, ziel, test_size=0.3, random_state=11)
auswahl.fit(X_train, y_train)
X_train = X_train.loc[:, auswahl.get_support()]
X_test = X_test.loc[:, auswahl.get_support()]
print('ausgewaehlt:', X_train.columns.tolist())

dtrain = xgb.DMatrix(X_train, label=y_train)
dtest = xgb.DMatrix(X_test, label=y_test)
bst = xgb.train({'max_depth': 5, 'eta': 0.1, 'objective': 'reg:squarederror'}, dtrain, num_boost_round=300)
vorhersage = bst.predict(dtest)
print('MSE:', mean_squared_error(y_test, vorhersage))

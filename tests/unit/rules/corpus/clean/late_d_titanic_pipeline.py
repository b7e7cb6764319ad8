import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

titanic = pd.read_csv('titanic.csv')
num = ['age', 'fare']
cat = ['embarked', 'sex', 'pclass']
pre = ColumnTransformer([
    ('num', Pipeline([('imp', SimpleImputer(strategy='median')), ('sc', StandardScaler())]), num),
    ('cat', OneHotEncoder(handle_unknown='ignore'), cat),
])
clf = Pipeline([('pre', pre), ('lr', LogisticRegression())])
X_train, X_test, y_train, y_test = train_test_split(titanic[num + cat], titanic['survived'], test_size=0.2, random_state=0)
clf.fit(X_train, y_train)
print("model score: %.3f" % clf.score(X_test, y_test))

# Bank marketing campaign -- mixed types
import pandas as pd
from imblearn.combine import SMOTETomek
from imblearn.over_sampling import SMOTENC
from sklearn.model_selection import train_test_split
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import OneHotEncoder
from sklearn.pipeline import Pipeline
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import classification_report

bank = pd.read_csv('bank-additional-full.csv', sep=';')
bank = bank.drop('duration', axis=1)
target = (bank.pop('y') == 'yes').astype(int)
cat_cols = bank.select_dtypes('object').columns.tolist()
cat_pos = [bank.columns.get_loc(c) for c in cat_cols]

smote_nc = SMOTENC(categorical_features=cat_pos, random_state=0)
bank, target = smote_nc.fit_resample(bank, target)
print(target.value_counts())

x_train, x_test, t_train, t_test = train_test_split(bank, target, test_size=.25, random_state=0)
pre = ColumnTransformer([('ohe', OneHotEncoder(handle_unknown='ignore'), cat_cols)], remainder='passthrough')
pipe = Pipeline([('pre', pre), ('gb', GradientBoostingClassifier())])
pipe.fit(x_train, t_train)
print(classification_report(t_test, pipe.predict(x_test)))

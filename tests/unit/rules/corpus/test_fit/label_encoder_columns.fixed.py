import pandas as pd
from sklearn.preprocessing import OrdinalEncoder
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

bank = pd.read_csv("bank.csv", sep=";")
y = bank.pop("y")
cats = bank.select_dtypes("object").columns
x_tr, x_te, y_tr, y_te = train_test_split(bank, y, random_state=3)
for c in cats:
    oe = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    x_tr[[c]] = oe.fit_transform(x_tr[[c]])
    x_te[[c]] = oe.transform(x_te[[c]])
print(GradientBoostingClassifier().fit(x_tr, y_tr).score(x_te, y_te))

import pandas as pd
from catboost import CatBoostClassifier
from imblearn.over_sampling import SMOTENC
from sklearn.model_selection import train_test_split


def balance(X, y):
    cats = [X.columns.get_loc(c) for c in X.select_dtypes("object")]
    return SMOTENC(categorical_features=cats, random_state=7).fit_resample(X, y)


def main():
    bank = pd.read_csv("bank-additional.csv", sep=";").drop(columns="duration")
    y = (bank.pop("y") == "yes").astype(int)
    bank, y = balance(bank, y)
    X_train, X_test, y_train, y_test = train_test_split(bank, y, test_size=0.2, random_state=7)
    cb = CatBoostClassifier(cat_features=list(bank.select_dtypes("object")), silent=True)
    cb.fit(X_train, y_train)
    print(cb.score(X_test, y_test))


main()

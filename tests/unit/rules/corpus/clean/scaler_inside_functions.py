import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def scale(fit_part, other_part):
    s = StandardScaler()
    return s.fit_transform(fit_part), s.transform(other_part)


def split(df, target):
    return train_test_split(df.drop(columns=target), df[target], test_size=0.2, random_state=0)


def main():
    X_train, X_test, y_train, y_test = split(pd.read_csv("energy.csv"), "load")
    X_train, X_test = scale(X_train, X_test)
    print(Ridge().fit(X_train, y_train).score(X_test, y_test))


main()
